"""Which entries answer a question in words: the only SQL that databases do not share.

Only keys made by `analysis` reach the databases, each a word of letters and digits: nothing of what a visitor typed
is ever read as an operator.
"""

import array
import json
from collections.abc import Callable, Sequence
from typing import Any, Protocol

from django.db import connection
from pyroaring import BitMap

from ..analysis import WHOLE, Keys, Question

WEIGHTS = (6.0, 3.0, 1.0)  # how much a word counts in a title, among the names, in the text


class TextIndex(Protocol):
    """What a database answers."""

    def matching(self, question: Question) -> BitMap:
        """The keys of the entries that have all words and phrases that are asked, whatever is excluded."""

    def best(self, question: Question, among: BitMap | None, most: int) -> list[int]:
        """So many of the most relevant ones, among some or among all, the best first."""

    def in_title(self, question: Question) -> BitMap:
        """Those whose title or short names have all words that are asked."""


def expression(question: Question, word: Callable[[str], str], both: str, either: str) -> str:
    """The words of a question as a database writes it: each group, in which one alternative does."""

    def one_of(parts: Sequence[str]) -> str:
        return parts[0] if len(parts) == 1 else f"({either.join(parts)})"

    def all_of(alternative: Sequence[Keys]) -> str:
        parts = [one_of([word(key) for key in keys]) for keys in alternative]
        return parts[0] if len(parts) == 1 else f"({both.join(parts)})"

    return both.join(one_of([all_of(alternative) for alternative in group]) for group in question.groups)


def rows(sql: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(sql, parameters)
        found: list[Any] = cursor.fetchall()
    return found


class SqliteText:
    """FTS5, a table beside the entries that triggers keep."""

    KEYS = "{title_keys name_keys text_keys}"
    MATCHING = """
        SELECT search_text.rowid FROM search_text JOIN search_entry ON search_entry.page_id = search_text.rowid
        WHERE search_text MATCH %s
    """
    # `+` keeps SQLite from asking its index again for each key.
    AMONG = "AND +search_text.rowid IN (SELECT value FROM json_each(%s))"
    FIRST = (
        "search_entry.weight * (search_text.rowid IN (SELECT rowid FROM search_text WHERE search_text MATCH %s)) DESC"
    )
    BEST = "bm25(search_text, %s, %s, %s, 1.0) * search_entry.weight, search_text.rowid DESC LIMIT %s"

    def matching(self, question: Question) -> BitMap:
        return self.keys(self.sentence(question))

    def keys(self, sentence: str) -> BitMap:
        found = rows("SELECT json_group_array(rowid) FROM search_text WHERE search_text MATCH %s", [sentence])
        return BitMap(array.array("I", json.loads(found[0][0])))

    def best(self, question: Question, among: BitMap | None, most: int) -> list[int]:
        first = self.first(question)
        kept = [] if among is None else [json.dumps(list(among))]
        sql = f"{self.MATCHING} {'' if among is None else self.AMONG} ORDER BY {', '.join([self.FIRST] * len(first))}"
        ranked = rows(f"{sql}, {self.BEST}", [self.sentence(question), *kept, *first, *WEIGHTS, most])
        return [key for (key,) in ranked]

    def in_title(self, question: Question) -> BitMap:
        return self.keys(f"title_keys : ({self.words(question)})") if question.groups else BitMap()

    def first(self, question: Question) -> list[str]:
        """What makes an entry come first: its whole name, all words in its title, all words among its names."""
        if not question.groups:
            return [f"title_keys : {quoted(WHOLE)}"]  # which nothing has
        words = self.words(question)
        names = [f"title_keys : ({words})", f"{{title_keys name_keys}} : ({words})"]
        return [f"title_keys : {quoted(question.whole or WHOLE)}", *names]

    def sentence(self, question: Question) -> str:
        """Words and phrases, as FTS5 writes them."""
        asked = [f"{self.KEYS} : ({self.words(question)})"] if question.groups else []
        asked += [f"words : {self.phrase(phrase)}" for phrase in question.phrases]
        return " AND ".join(f"({one})" for one in asked)

    def words(self, question: Question) -> str:
        return expression(question, quoted, " AND ", " OR ")

    def phrase(self, phrase: Sequence[str]) -> str:
        return f'"{" ".join(phrase)}"'


def quoted(key: str) -> str:
    return f'"{key}"'


class PostgresText:
    """A column of type tsvector beside each entry, which the database keeps."""

    FOUND = "SELECT string_agg(int4send(page_id::int), ''::bytea) FROM search_entry WHERE"
    RANKED = "SELECT page_id FROM search_entry, to_tsquery('simple', %s) asked WHERE"
    BEST_FIRST = """
        ORDER BY weight * (keys @@ to_tsquery('simple', %s))::int DESC,
        weight * (keys @@ to_tsquery('simple', %s))::int DESC,
        weight * (keys @@ to_tsquery('simple', %s))::int DESC,
        ts_rank(%s::real[], keys, asked, 1) * weight DESC, page_id DESC LIMIT %s
    """

    def matching(self, question: Question) -> BitMap:
        where, parameters = self.condition(question)
        return self.keys(where, parameters)

    def in_title(self, question: Question) -> BitMap:
        if not question.groups:
            return BitMap()
        return self.keys("keys @@ to_tsquery('simple', %s)", [self.words(question, "A")])

    def keys(self, where: str, parameters: Sequence[Any]) -> BitMap:
        """The keys as one string of bytes, which is read ten times as fast as rows."""
        (blob,) = rows(f"{self.FOUND} {where}", parameters)[0]
        numbers = array.array("I", bytes(blob or b""))
        numbers.byteswap()
        return BitMap(numbers)

    def best(self, question: Question, among: BitMap | None, most: int) -> list[int]:
        where, parameters = self.condition(question)
        if among is not None:
            where, parameters = "page_id = ANY(%s)", [list(among)]
        title, names, text = (weight / max(WEIGHTS) for weight in WEIGHTS)
        first = [lexeme(question.whole or WHOLE), self.words(question, "A"), self.words(question, "AB")]
        ranked = rows(
            f"{self.RANKED} {where} {self.BEST_FIRST}",
            [self.words(question), *parameters, *first, [text, 0.0, names, title], most],
        )
        return [key for (key,) in ranked]

    def condition(self, question: Question) -> tuple[str, list[Any]]:
        """Words and phrases, as a condition with its parameters."""
        asked = [("keys @@ to_tsquery('simple', %s)", self.words(question))] if question.groups else []
        asked += [("phrases @@ to_tsquery('simple', %s)", self.phrase(phrase)) for phrase in question.phrases]
        return " AND ".join(condition for condition, _value in asked), [value for _condition, value in asked]

    def words(self, question: Question, weight: str = "") -> str:
        return expression(question, lambda key: f"{lexeme(key)}{':' if weight else ''}{weight}", " & ", " | ")

    def phrase(self, phrase: Sequence[str]) -> str:
        return " <-> ".join(map(lexeme, phrase))


def lexeme(key: str) -> str:
    return f"'{key}'"


def text_index() -> TextIndex:
    """The one of the site's database."""
    return SqliteText() if connection.vendor == "sqlite" else PostgresText()
