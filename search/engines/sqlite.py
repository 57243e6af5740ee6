"""The text index of SQLite, in SQL that PostgreSQL does not share."""

import array
import json
from collections.abc import Sequence

from pyroaring import BitMap

from ..analysis import WHOLE, Question
from .text import WEIGHTS, expression, rows


class SqliteText:
    """FTS5, a table beside the entries that triggers keep."""

    KEYS = "{title_keys name_keys text_keys}"
    MATCHING = """
        SELECT search_text.rowid FROM search_text JOIN search_entry ON search_entry.page_id = search_text.rowid
        WHERE search_text MATCH %s
    """
    # `+` keeps SQLite from asking its index again for each key.
    AMONG = "AND +search_text.rowid IN (SELECT value FROM json_each(%s))"
    FIRST = "{weight} * (search_text.rowid IN (SELECT rowid FROM search_text WHERE search_text MATCH %s)) DESC"
    WEIGHT, LANGUAGE = "search_entry.weight", "(search_entry.language = %s)"
    BEST = "bm25(search_text, %s, %s, %s, 1.0) * search_entry.weight, search_text.rowid DESC LIMIT %s"

    def matching(self, question: Question) -> BitMap:
        return self.keys(self.sentence(question))

    def keys(self, sentence: str) -> BitMap:
        found = rows("SELECT json_group_array(rowid) FROM search_text WHERE search_text MATCH %s", [sentence])
        return BitMap(array.array("I", json.loads(found[0][0])))

    def best(self, question: Question, among: BitMap | None, most: int, first: str) -> list[int]:
        kept = [] if among is None else [json.dumps(list(among))]
        order, parameters = self.order(question, first)
        sql = f"{self.MATCHING} {'' if among is None else self.AMONG} ORDER BY {order}, {self.BEST}"
        ranked = rows(sql, [self.sentence(question), *kept, *parameters, *WEIGHTS, most])
        return [key for (key,) in ranked]

    def order(self, question: Question, first: str) -> tuple[str, list[str]]:
        """What comes before how relevant the words are, with its parameters: a language may count twice."""
        sentences = self.first(question)
        if not first:
            return ", ".join([self.FIRST.format(weight=self.WEIGHT)] * len(sentences)), sentences
        one = self.FIRST.format(weight=f"{self.WEIGHT} * (1 + {self.LANGUAGE})")
        parameters = [parameter for sentence in sentences for parameter in (first, sentence)]
        return ", ".join([*[one] * len(sentences), f"{self.LANGUAGE} DESC"]), [*parameters, first]

    def in_title(self, question: Question) -> BitMap:
        return self.keys(f"title_keys : ({self.words(question)})") if question.readings else BitMap()

    def first(self, question: Question) -> list[str]:
        """What makes an entry come first: its whole name, all words in its title, all words among its names."""
        if not question.readings:
            return [f"title_keys : {quoted(WHOLE)}"]  # which nothing has
        words = self.words(question)
        names = [f"title_keys : ({words})", f"{{title_keys name_keys}} : ({words})"]
        return [f"title_keys : ({' OR '.join(map(quoted, question.wholes))})", *names]

    def sentence(self, question: Question) -> str:
        """Words and phrases, as FTS5 writes them."""
        asked = [f"{self.KEYS} : ({self.words(question)})"] if question.readings else []
        asked += [f"words : {self.phrase(phrase)}" for phrase in question.phrases]
        return " AND ".join(f"({one})" for one in asked)

    def words(self, question: Question) -> str:
        return expression(question, quoted, " AND ", " OR ")

    def phrase(self, phrase: Sequence[str]) -> str:
        return f'"{" ".join(phrase)}"'


def quoted(key: str) -> str:
    return f'"{key}"'
