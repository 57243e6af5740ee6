"""Sets of entries by what they have, as compressed bitmaps of their keys."""

from pyroaring import BitMap

Bitmaps = dict[str, BitMap]
EMPTY = BitMap()


def merged(old: Bitmaps, gone: BitMap, new: Bitmaps) -> Bitmaps:
    """Bitmaps without some keys and with others; those that stay the same are not copied."""
    found = {}
    for code in {**old, **new}:
        keys = old.get(code, EMPTY)
        kept = keys - gone if keys.intersect(gone) else keys
        whole = kept | new[code] if code in new else kept
        if whole:
            found[code] = whole
    return found


def ends(keys: BitMap, most: int, highest: bool) -> BitMap:
    """So many of the highest, or of the lowest keys."""
    if most <= 0:
        return BitMap()
    return keys[-most:] if highest and most < len(keys) else keys[:most]


def shared(values: Bitmaps, own: BitMap) -> tuple[str, ...]:
    """The codes that some entries have."""
    return tuple(code for code, keys in values.items() if keys.intersect(own))
