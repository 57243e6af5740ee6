"""The French catalogue is complete: each message of the code is in it, translated, and none is left over.

GNU gettext is not needed: Babel reads the Python files, and what Django makes of a template for gettext.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.pofile import read_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).parents[1]
FOLDERS = ("benchmarks", "demo", "home", "news", "programmes", "search", "site", "users")
CATALOGUE = ROOT / "locale/fr/LC_MESSAGES/django.po"
# What xgettext is told by makemessages: which arguments of a function are its context (c), message and plural.
KEYWORDS = {
    "_": None,
    **dict.fromkeys(("gettext", "gettext_lazy", "gettext_noop"), None),
    **dict.fromkeys(("ngettext", "ngettext_lazy"), (1, 2)),
    **dict.fromkeys(("pgettext", "pgettext_lazy"), ((1, "c"), 2)),
    **dict.fromkeys(("npgettext", "npgettext_lazy"), ((1, "c"), 2, 3)),
}
TEXT = r"""u?(?:'(?:\\.|[^'\\])*'|"(?:\\.|[^"\\])*")"""
# Calls such as `npgettext('context', 'one', 'many', count)`, among the X that stand for the rest of a template.
CALL = re.compile(rf"(?<!\w)(_|n?p?gettext)\(\s*((?:{TEXT})(?:\s*,\s*(?:{TEXT}))*)")
PLACE = re.compile(r"%\(\w+\)[sd]|\{\w*\}|%[sd]")

Key = tuple[str | None, str]  # its context, the message (the singular, where it has a plural)


def messages_of_python(path: Path) -> Iterator[Key]:
    options = {"encoding": "utf-8"}
    for _line, message, _comments, context in extract_from_file("python", path, keywords=KEYWORDS, options=options):
        yield context, message if isinstance(message, str) else message[0]


def messages_of_template(path: Path) -> Iterator[Key]:
    for function, arguments in CALL.findall(templatize(path.read_text(encoding="utf-8"))):
        texts = ast.literal_eval(f"[{arguments}]")
        yield (texts[0], texts[1]) if "p" in function else (None, texts[0])


def messages_of_code() -> Iterator[tuple[Key, Path]]:
    for folder in FOLDERS:
        for path in (ROOT / folder).rglob("*.py"):
            yield from ((key, path) for key in messages_of_python(path))
    for path in (ROOT / "templates").rglob("*.*"):
        yield from ((key, path) for key in messages_of_template(path))


def key_of(message: Message) -> Key:
    return message.context, message.id if isinstance(message.id, str) else message.id[0]


def texts_of(message: Message) -> list[str]:
    return [message.string] if isinstance(message.string, str) else list(message.string or [""])


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


@pytest.fixture(scope="module")
def code() -> dict[Key, Path]:
    return dict(messages_of_code())


def test_each_message_of_the_code_is_in_the_catalogue(catalogue: Catalog, code: dict[Key, Path]) -> None:
    known = {key_of(message) for message in catalogue}
    missing = {key: str(path.relative_to(ROOT)) for key, path in code.items() if key not in known}
    assert missing == {}, "run `make messages` and translate"


def test_no_message_is_left_over(catalogue: Catalog, code: dict[Key, Path]) -> None:
    unused = [key_of(message) for message in catalogue if message.id and key_of(message) not in code]
    assert unused == [], "run `make messages`"


def test_each_message_is_translated_and_none_is_a_guess(catalogue: Catalog) -> None:
    assert [message.id for message in catalogue if message.id and not all(texts_of(message))] == []
    assert [message.id for message in catalogue if message.id and message.fuzzy] == []
    assert not catalogue.fuzzy, "the head of the catalogue is marked fuzzy, so Babel compiles nothing: remove that line"


def test_a_translation_keeps_the_places_of_its_message(catalogue: Catalog) -> None:
    for message in catalogue:
        if message.id:
            source = message.id if isinstance(message.id, str) else message.id[-1]
            assert set(PLACE.findall(texts_of(message)[-1])) == set(PLACE.findall(source)), message.id
