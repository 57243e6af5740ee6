"""Whole numbers of entries as bitmaps: sums and the highest ones without reading a number."""

from pyroaring import BitMap

from .sets import EMPTY, Bitmaps, ends, merged


class Slices:
    """Whole numbers of entries, a bitmap for each binary digit: sums and the highest ones without reading a number.

    P. O'Neil and D. Quass, Improved query performance with variant indexes, SIGMOD 1997.
    """

    def __init__(self, known: BitMap, digits: list[BitMap]) -> None:
        self.known, self.digits = known, digits

    def total(self, keys: BitMap) -> int:
        """The sum of the numbers of some entries."""
        return sum(keys.intersection_cardinality(digit) << place for place, digit in enumerate(self.digits))

    def first(self, keys: BitMap, most: int, highest: bool) -> BitMap:
        """So many of these entries with the highest numbers, or the lowest; of equal ones the highest keys, or lowest.

        Entries without a number come last.
        """
        known = keys & self.known
        if len(known) <= most:
            return known | ends(keys - known, most - len(known), highest)
        sure, open_ = BitMap(), known
        for digit in reversed(self.digits):
            better = (open_ & digit) if highest else (open_ - digit)
            if len(sure) + len(better) > most:
                open_ = better
            else:
                sure, open_ = sure | better, open_ - better
        return sure | ends(open_, most - len(sure), highest)

    def sorted(self, keys: BitMap, highest: bool) -> list[int]:
        """Keys in order."""
        sign = -1 if highest else 1
        known = sorted(keys & self.known, key=lambda key: (sign * self.number(key), sign * key))
        return known + sorted(keys - self.known, reverse=highest)

    def number(self, key: int) -> int:
        return sum(1 << place for place, digit in enumerate(self.digits) if key in digit)


def sliced(old: Slices, gone: BitMap, numbers: dict[int, int]) -> Slices:
    """Slices without some keys and with the numbers of others."""
    places = max(len(old.digits), *(number.bit_length() for number in numbers.values()), 0)
    digits: Bitmaps = {str(place): digit for place, digit in enumerate(old.digits)}
    added: Bitmaps = {
        str(place): BitMap(key for key, number in numbers.items() if number >> place & 1) for place in range(places)
    }
    whole = merged(digits, gone, {place: keys for place, keys in added.items() if keys})
    known = merged({"": old.known}, gone, {"": BitMap(numbers)}).get("", EMPTY)
    return Slices(known, [whole.get(str(place), EMPTY) for place in range(places)])
