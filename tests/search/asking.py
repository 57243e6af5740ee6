"""Made queries: what readers ask of made entries, rightly and wrongly, the same at each run."""

import unicodedata
from collections.abc import Callable
from random import Random

from search.facets import FACETS, STATUSES
from search.query import SORTS, Choice, Query

from .made import KNOWN, PROGRAMMES, SYNONYMS, Made

FORMS = [form for groups in SYNONYMS.values() for group in groups for form in group]
NOISE = (
    '"',
    "''",
    "- -",
    "--",
    '-"',
    "«  »",
    "AND",
    "OR NOT",
    "NEAR(a b)",
    "*",
    "title_keys:a",
    "'; --",
    "a:*",
    "☃",
    ")(",
)


def without_accents(text: str) -> str:
    return "".join(one for one in unicodedata.normalize("NFD", text) if not unicodedata.combining(one))


MANGLED: tuple[Callable[[str], str], ...] = (
    str,
    str,
    without_accents,
    str.upper,
    str.title,
    lambda text: f"{text}s",
    lambda text: f"l’{text}",
    lambda text: f"d'{text}",
    lambda text: text.replace("’", "'"),
    lambda text: unicodedata.normalize("NFD", text),
    lambda text: f"{text},",
)


class Asker(Random):
    """Asks about the entries that it was told of."""

    known: list[Made]

    def word(self) -> str:
        language = self.choices(("fr", "en", "ar", "de", "rare"), (10, 6, 1, 1, 1))[0]
        return self.choice(MANGLED)(self.choice(KNOWN[language]))

    def said(self, most: int) -> str:
        """Some words of an entry in a row."""
        made = self.choice(self.known)
        texts = [made.entry.title, *made.short, *made.names, *made.texts]
        words = self.choice(texts).split() or [made.entry.title]
        start = self.randrange(len(words))
        return " ".join(words[start : start + self.randint(1, most)])

    def part(self) -> str:
        """A word, a phrase, an exclusion, a form that has synonyms, or nonsense."""
        kind = self.choices(range(7), (10, 4, 3, 2, 3, 1, 1))[0]
        makers: tuple[Callable[[], str], ...] = (
            self.word,
            lambda: self.choice(MANGLED)(self.choice(FORMS)),
            lambda: self.choice(['"{}"', "« {} »", "“{}”", '"{}']).format(self.said(3)),
            lambda: f"-{self.word()}",
            lambda: self.said(3),
            lambda: f'-"{self.said(2)}"',
            lambda: self.choice(NOISE),
        )
        return makers[kind]()

    def text(self) -> str:
        most = self.choices((0, 1, 2, 3, 6, 30), (6, 10, 6, 3, 1, 0.3))[0]
        return " ".join(self.part() for _number in range(most))

    def choice_of(self, most: int) -> Choice:
        """Codes that entries have, with some that none has."""
        keys = [facet.key for facet in FACETS]
        return {key: self.codes(key) for key in self.sample(keys, self.randint(0, most))}

    def codes(self, key: str) -> tuple[str, ...]:
        if key == "statut":
            known = {*STATUSES}
        else:
            known = {code for made in self.known for code in made.entry.codes.get(key, ())}
        found = self.sample(sorted(known), min(len(known), self.randint(1, 3)))
        return tuple(sorted({*found, *(["99x"] if self.random() < 0.1 else [])})) or ("99x",)

    def query(self) -> Query:
        chosen = self.choice_of(3)
        scope = self.choice_of(1) if self.random() < 0.3 else {}
        return Query(
            text=self.text()[:200],
            chosen={key: codes for key, codes in chosen.items() if key not in scope},
            scope=scope,
            language=self.choices(("fr", "en", "ar", "de", "it"), (10, 9, 1, 2, 0.2))[0],
            sort=self.choice(SORTS),
            page=self.choices((1, 2, 3, 9, 1_000_000), (10, 3, 2, 1, 1))[0],
            size=self.choice((20, 20, 7)),
        )


def without_words(asker: Asker) -> Query:
    """A query that chooses and asks for nothing in words, within a programme at most."""
    return Query(chosen=asker.choice_of(4), scope={"programme": (asker.choice(list(PROGRAMMES)),)})
