"""The words of a question marked in the texts that answer it, whatever their accents and endings."""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field

from django.utils.html import escape
from django.utils.safestring import SafeString

from .analysis import WORD, Question, fold, keys

READ = 20_000  # characters of a text in which words are looked for
AROUND = 110  # characters of an excerpt on each side of a word

Span = tuple[int, int]


@dataclass(frozen=True)
class Marker:
    """Finds what a question asks in a text of a language, by the keys that the engines compare."""

    question: Question
    language: str
    wanted: frozenset[str] = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "wanted", single_keys(self.question))

    def marked(self, text: str) -> SafeString:
        """The text as HTML, with `<mark>` around each word that was asked."""
        text = composed(text)
        return highlighted(text, list(self.spans(text)))

    def answers(self, text: str) -> bool:
        """Whether a word that was asked is in the text."""
        return next(self.spans(composed(text)), None) is not None

    def excerpt(self, text: str) -> SafeString:
        """The part of a text around the first word that was asked, marked; nothing where there is none."""
        text = composed(text[:READ])
        first = next(self.spans(text), None)
        if first is None:
            return SafeString("")
        start, end = part_around(text, first)
        inside = highlighted(text[start:end], list(self.spans(text[start:end])))
        return SafeString(f"{'… ' if start else ''}{inside}{' …' if end < len(text) else ''}")

    def spans(self, text: str) -> Iterator[Span]:
        """Where words that were asked stand, alone or in a phrase."""
        found = [(match.span(), match[0].lower()) for match in WORD.finditer(text)]
        phrases = self.phrases([fold(word) for _span, word in found]) if self.question.phrases else set()
        for place, (span, word) in enumerate(found):
            if place in phrases or not self.wanted.isdisjoint(keys(word, self.language)):
                yield span

    def phrases(self, words: list[str]) -> set[int]:
        """The places of the words that are part of a phrase that was asked."""
        places: set[int] = set()
        for phrase in self.question.phrases:
            length = len(phrase)
            starts = (
                start for start in range(len(words) - length + 1) if tuple(words[start : start + length]) == phrase
            )
            places.update(place for start in starts for place in range(start, start + length))
        return places


def single_keys(question: Question) -> frozenset[str]:
    """The keys of what was asked, and of its synonyms of one word: those of several would mark half of a text."""
    own = {key for group in question.groups for keys in group[0] for key in keys}
    alike = {key for group in question.groups for one in group[1:] if len(one) == 1 for key in one[0]}
    return frozenset(own | alike)


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def highlighted(text: str, spans: list[Span]) -> SafeString:
    """A text as HTML with these parts marked; neighbours of which only a space stands between share a mark."""
    pieces, done = [], 0
    for start, end in joined(text, spans):
        pieces += [escape(text[done:start]), "<mark>", escape(text[start:end]), "</mark>"]
        done = end
    return SafeString("".join([*pieces, escape(text[done:])]))


def joined(text: str, spans: list[Span]) -> list[Span]:
    together: list[Span] = []
    for start, end in spans:
        if together and text[together[-1][1] : start] == " ":
            together[-1] = (together[-1][0], end)
        else:
            together.append((start, end))
    return together


def part_around(text: str, span: Span) -> Span:
    """Whole words around a place."""
    start, end = max(0, span[0] - AROUND), min(len(text), span[1] + AROUND)
    if start:
        start = text.find(" ", start, span[0]) + 1 or span[0]
    if end < len(text):
        end = max(text.rfind(" ", span[1], end), span[1])
    return start, end
