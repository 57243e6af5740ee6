"""Which entries answer a question in words: what is asked of a database, whichever it is.

Only keys made by `analysis` reach the databases, each a word of letters and digits: nothing of what a visitor typed
is ever read as an operator.
"""

from collections.abc import Callable, Sequence
from typing import Any, Protocol

from django.db import connection
from pyroaring import BitMap

from ..analysis import Group, Keys, Question

WEIGHTS = (6.0, 3.0, 1.0)  # how much a word counts in a title, among the names, in the text


class TextIndex(Protocol):
    """What a database answers."""

    def matching(self, question: Question) -> BitMap:
        """The keys of the entries that have all words and phrases that are asked, whatever is excluded."""

    def best(self, question: Question, among: BitMap | None, most: int, first: str) -> list[int]:
        """So many of the most relevant ones, among some or among all, the best first.

        Of what is as relevant (by its name, its title, its names, its text) that in the language `first` comes first.
        """

    def in_title(self, question: Question) -> BitMap:
        """Those whose title or short names have all words that are asked."""


def expression(question: Question, word: Callable[[str], str], both: str, either: str) -> str:
    """The words of a question as a database writes it: of a reading each group, in which one alternative does."""

    def one_of(parts: Sequence[str]) -> str:
        return parts[0] if len(parts) == 1 else f"({either.join(parts)})"

    def all_of(alternative: Sequence[Keys]) -> str:
        parts = [one_of([word(key) for key in keys]) for keys in alternative]
        return parts[0] if len(parts) == 1 else f"({both.join(parts)})"

    def read(groups: Sequence[Group]) -> str:
        parts = [one_of([all_of(alternative) for alternative in group]) for group in groups]
        return parts[0] if len(parts) == 1 else f"({both.join(parts)})"

    return one_of([read(groups) for groups in question.readings]) if question.readings else ""


def rows(sql: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[Any] = cursor.fetchall()
    return found
