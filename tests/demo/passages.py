"""The passages of a page, each in the language that the page says, and what a detector makes of them.

A detector knows languages by their letters and words: what is short, or made of names, it can only guess. So names are
taken out first: organisations and programmes, whatever has a capital, a digit, a dot or two hyphens. What is left is
judged if it has enough words and letters, and only when the detector is nearly sure.
"""

import re
from collections.abc import Iterable
from html.parser import HTMLParser
from typing import NamedTuple

from lingua import IsoCode639_1, Language, LanguageDetectorBuilder

from demo.content import Content
from tests.languages.pseudo import READ, UNREAD
from tests.reading import VOID, tidy

LETTERS, WORDS = 20, 4  # at least, to be judged
SURE = 0.9  # that it is the other language
INLINE = {"a", "abbr", "b", "cite", "code", "em", "i", "mark", "q", "small", "span", "strong", "sub", "sup", "time"}
NAMED = r"(?:[dlDL]’)?[A-ZÀ-Þ][\w’-]*|\S*\d\S*|\S*[.@]\w\S*|\w+(?:-\w+){2,}"
# Names that the texts cite in French, and explain.
CITED = (
    "Accélérer la transformation de la carte des formations",
    "Commission nationale de l’informatique et des libertés",
    "Territoires d’innovation pédagogique",
)
LANGUAGES = (Language.FRENCH, Language.ENGLISH)


class Passage(NamedTuple):
    """A text and the language that its element has, or inherits."""

    language: str
    text: str


class Reader(HTMLParser):
    """Collects the text of each element: with that of inline elements inside it, but not what is marked as foreign."""

    def __init__(self) -> None:
        super().__init__()
        self.found: set[Passage] = set()
        self.open: list[tuple[str, str, list[str]]] = []

    @property
    def language(self) -> str:
        return self.open[-1][1] if self.open else ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        known = dict(attrs)
        language = known.get("lang") or self.language
        told = [known[name] for name in READ & known.keys()]
        if tag == "meta" and known.get("name") == "description":
            told.append(known.get("content"))
        self.found.update(Passage(language, tidy(text)) for text in told if text)
        if tag in VOID:
            self.handle_data(" ")
        else:
            self.open.append((tag, language, []))

    def handle_endtag(self, tag: str) -> None:
        while self.open:
            name, language, pieces = self.open.pop()
            text = "".join(pieces)
            if name not in UNREAD:
                self.found.add(Passage(language, tidy(text)))
            if self.open:
                self.handle_data(text if name in INLINE and language == self.language else " ")
            if name == tag:
                return

    def handle_data(self, data: str) -> None:
        if self.open:
            self.open[-1][2].append(data)


def passages(html: str) -> set[Passage]:
    reader = Reader()
    reader.feed(html)
    return reader.found


class Judge:
    """Says which passages are in another language than they say."""

    def __init__(self) -> None:
        content = Content()
        bodies, programmes = content.rows("bodies"), content.rows("programmes")
        names = {*(row["name"] for row in bodies), *(row["name_fr"] for row in programmes), *CITED}
        longest = sorted(names, key=len, reverse=True)
        self.names = re.compile("|".join([*(rf"\b{re.escape(name)}\b" for name in longest), NAMED]))
        self.detector = LanguageDetectorBuilder.from_languages(*LANGUAGES).build()

    def wrong(self, told: Iterable[Passage]) -> set[Passage]:
        return {one for one in told if self.is_judged(one.text) and self.doubt(one) > SURE}

    def rest(self, text: str) -> str:
        """A text without its names."""
        return tidy(self.names.sub(" ", text))

    def is_judged(self, text: str) -> bool:
        rest = self.rest(text)
        return len(re.findall(r"[^\W\d_]", rest)) >= LETTERS and len(re.findall(r"\w{2,}", rest)) >= WORDS

    def doubt(self, one: Passage) -> float:
        """How sure it is, from 0 to 1, that a passage is in another language than it says."""
        said = Language.from_iso_code_639_1(IsoCode639_1.from_str(one.language))
        return 1 - self.detector.compute_language_confidence(self.rest(one.text), said)
