"""The text index of PostgreSQL, in SQL that SQLite does not share."""

import array
from collections.abc import Sequence
from typing import Any

from pyroaring import BitMap

from ..analysis import WHOLE, Question
from .text import WEIGHTS, expression, rows


class PostgresText:
    """A column of type tsvector beside each entry, which the database keeps."""

    FOUND = "SELECT string_agg(int4send(page_id::int), ''::bytea) FROM search_entry WHERE"
    RANKED = "SELECT page_id FROM search_entry, to_tsquery('simple', %s) asked WHERE"
    BEST_FIRST = """
        ORDER BY {weight} * (keys @@ to_tsquery('simple', %s))::int DESC,
        {weight} * (keys @@ to_tsquery('simple', %s))::int DESC,
        {weight} * (keys @@ to_tsquery('simple', %s))::int DESC,
        {language} ts_rank(%s::real[], keys, asked, 1) * weight DESC, page_id DESC LIMIT %s
    """
    TWICE = "weight * (1 + (language = %s)::int)"

    def matching(self, question: Question) -> BitMap:
        where, parameters = self.condition(question)
        return self.keys(where, parameters)

    def in_title(self, question: Question) -> BitMap:
        if not question.readings:
            return BitMap()
        return self.keys("keys @@ to_tsquery('simple', %s)", [self.words(question, "A")])

    def keys(self, where: str, parameters: Sequence[Any]) -> BitMap:
        """The keys as one string of bytes, which is read ten times as fast as rows."""
        (blob,) = rows(f"{self.FOUND} {where}", parameters)[0]
        numbers = array.array("I", bytes(blob or b""))
        numbers.byteswap()
        return BitMap(numbers)

    def best(self, question: Question, among: BitMap | None, most: int, first: str) -> list[int]:
        where, parameters = self.condition(question)
        if among is not None:
            where, parameters = "page_id = ANY(%s)", [list(among)]
        title, names, text = (weight / max(WEIGHTS) for weight in WEIGHTS)
        order, before = self.order(question, first)
        ranked = rows(
            f"{self.RANKED} {where} {order}",
            [self.words(question), *parameters, *before, [text, 0.0, names, title], most],
        )
        return [key for (key,) in ranked]

    def order(self, question: Question, first: str) -> tuple[str, list[str]]:
        """What comes before how relevant the words are, with its parameters: a language may count twice."""
        name = " | ".join(map(lexeme, question.wholes or [WHOLE]))
        parts = [name, self.words(question, "A"), self.words(question, "AB")]
        if not first:
            return self.BEST_FIRST.format(weight="weight", language=""), parts
        order = self.BEST_FIRST.format(weight=self.TWICE, language="(language = %s)::int DESC,")
        return order, [*(one for part in parts for one in (first, part)), first]

    def condition(self, question: Question) -> tuple[str, list[Any]]:
        """Words and phrases, as a condition with its parameters."""
        asked = [("keys @@ to_tsquery('simple', %s)", self.words(question))] if question.readings else []
        asked += [("phrases @@ to_tsquery('simple', %s)", self.phrase(phrase)) for phrase in question.phrases]
        return " AND ".join(condition for condition, _value in asked), [value for _condition, value in asked]

    def words(self, question: Question, weight: str = "") -> str:
        return expression(question, lambda key: f"{lexeme(key)}{':' if weight else ''}{weight}", " & ", " | ")

    def phrase(self, phrase: Sequence[str]) -> str:
        return " <-> ".join(map(lexeme, phrase))


def lexeme(key: str) -> str:
    return f"'{key}'"
