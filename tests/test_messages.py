"""The French catalogue is complete: each message of the code is in it, translated, and none is left over.

GNU gettext is not needed: Babel reads the Python files, and what Django makes of a template for gettext.
"""

import ast
import re
from collections.abc import Callable, Iterable, Iterator
from gettext import GNUTranslations, NullTranslations
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_file
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po
from django.utils.translation import ngettext, override
from django.utils.translation.template import templatize
from pytest_django.fixtures import Settings

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

# Lexique des règles typographiques en usage à l'Imprimerie nationale; quotes hold a narrow space, as on most sites.
SIGNS = [
    re.compile(r"(?<!\u00a0):(?=\s|$)"),
    re.compile(r"(?<!\u202f)[;!?](?=\s|$)"),
    re.compile(r"«(?!\u202f)|(?<!\u202f)»"),
    re.compile(r"\d[ \u202f]?%"),
    re.compile(r"\w'\w|\.\.\."),
]

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


# What is wrong with a catalogue


def missing(catalogue: Catalog, code: Iterable[Key]) -> list[Key]:
    """Messages of the code that the catalogue has not."""
    known = {key_of(message) for message in catalogue}
    return [key for key in code if key not in known]


def stale(catalogue: Catalog, code: Iterable[Key]) -> list[Key]:
    """Messages of the catalogue that the code has no more."""
    used = set(code)
    return [key_of(message) for message in catalogue if message.id and key_of(message) not in used]


def untranslated(catalogue: Catalog) -> list[Key]:
    return [key_of(message) for message in catalogue if message.id and not all(texts_of(message))]


def guessed(catalogue: Catalog) -> list[Key]:
    """Translations that gettext took from a similar message."""
    return [key_of(message) for message in catalogue if message.id and message.fuzzy]


def misplaced(catalogue: Catalog) -> list[Key]:
    """Translations with other places than their message."""
    places = [(message, message.id if isinstance(message.id, str) else message.id[-1]) for message in catalogue]
    return [key_of(one) for one, source in places if source and places_in(texts_of(one)[-1]) != places_in(source)]


def places_in(text: str) -> set[str]:
    return set(PLACE.findall(text))


def mistyped(catalogue: Catalog) -> list[str]:
    """Texts whose signs stand after a space that a line may break at, or after none."""
    texts = (text for message in catalogue if message.id for text in texts_of(message))
    return [text for text in texts if any(sign.search(text) for sign in SIGNS)]


@pytest.fixture(scope="module")
def catalogue() -> Catalog:
    with CATALOGUE.open("rb") as file:
        return read_po(file, locale="fr")


@pytest.fixture(scope="module")
def code() -> dict[Key, Path]:
    return dict(messages_of_code())


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> GNUTranslations:
    """The catalogue as `make compile` makes it and Django reads it."""
    target = tmp_path_factory.mktemp("compiled") / "django.mo"
    compile_as_make_does(CATALOGUE, target)
    with target.open("rb") as file:
        return GNUTranslations(file)


def compile_as_make_does(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    arguments = ["pybabel", "--quiet", "compile", "--input-file", str(source), "--output-file", str(target)]
    run: Callable[[list[str]], object] = CommandLineInterface().run
    run(arguments)


def test_each_message_of_the_code_is_in_the_catalogue(catalogue: Catalog, code: dict[Key, Path]) -> None:
    found = {key: str(code[key].relative_to(ROOT)) for key in missing(catalogue, code)}
    assert found == {}, "run `make messages` and translate"


def test_no_message_is_left_over(catalogue: Catalog, code: dict[Key, Path]) -> None:
    assert stale(catalogue, code) == [], "run `make messages`"


def test_each_message_is_translated_and_none_is_a_guess(catalogue: Catalog) -> None:
    assert untranslated(catalogue) == []
    assert guessed(catalogue) == []


def test_a_translation_keeps_the_places_of_its_message(catalogue: Catalog) -> None:
    assert misplaced(catalogue) == []


def test_french_signs_stand_after_their_spaces(catalogue: Catalog) -> None:
    assert mistyped(catalogue) == []


def test_the_head_of_the_catalogue_is_what_compilers_read(catalogue: Catalog) -> None:
    assert not catalogue.fuzzy, "the head of the catalogue is marked fuzzy, so Babel compiles nothing: remove that line"
    assert '"Language: fr\\n"' in CATALOGUE.read_text(encoding="utf-8")
    assert (catalogue.num_plurals, catalogue.plural_expr) == (2, "(n > 1)")


def test_plurals_of_the_compiled_catalogue(compiled: GNUTranslations, catalogue: Catalog) -> None:
    """In French none and one are singular, two plural; in English, which has no catalogue, one alone is singular."""
    counted = [message for message in catalogue if message.id and not isinstance(message.id, str)]
    assert len(counted) > 20
    for message in counted:
        one, many = texts_of(message)
        assert [said(compiled, message, number) for number in (0, 1, 2)] == [one, one, many]
        assert [said(NullTranslations(), message, number) for number in (0, 1, 2)] == [*message.id[::-1], message.id[1]]


def said(translations: NullTranslations, message: Message, number: int) -> str:
    one, many = list(message.id)
    if message.context:
        return translations.npgettext(message.context, one, many, number)
    return translations.ngettext(one, many, number)


def test_django_counts_as_the_catalogue_says(tmp_path: Path, settings: Settings) -> None:
    """Django has rules of its own for French: ours are what pages follow."""
    compile_as_make_does(CATALOGUE, tmp_path / "fr/LC_MESSAGES/django.mo")
    settings.LOCALE_PATHS = [tmp_path]
    counted = {language: [laureates(language, number) for number in (0, 1, 2)] for language in ("fr", "en")}
    assert counted["fr"] == ["0 lauréat", "1 lauréat", "2 lauréats"]
    assert counted["en"] == ["0 laureates", "1 laureate", "2 laureates"]


def laureates(language: str, number: int) -> str:
    with override(language):
        return ngettext("%(shown)s laureate", "%(shown)s laureates", number) % {"shown": number}


# A third language may be incomplete, but not wrong


def others() -> list[Path]:
    return sorted(path for path in ROOT.glob("locale/*/LC_MESSAGES/django.po") if path != CATALOGUE)


def test_other_catalogues_hold_nothing_wrong(code: dict[Key, Path]) -> None:
    for path in others():
        with path.open("rb") as file:
            catalogue = read_po(file, locale=path.parts[-3])
        assert (stale(catalogue, code), catalogue.fuzzy) == ([], False), path
        assert {one for one in misplaced(catalogue) if one not in untranslated(catalogue)} == set(), path
        assert f'"Language: {path.parts[-3]}\\n"' in path.read_text(encoding="utf-8")


# Each of these refusals can fail


def made(*messages: tuple[str | tuple[str, str], str | tuple[str, str]], fuzzy: bool = False) -> Catalog:
    catalogue = Catalog(locale="fr", fuzzy=False)
    for source, text in messages:
        catalogue.add(source, text, flags=["fuzzy"] if fuzzy else [])
    return catalogue


def test_a_message_that_is_missing_or_left_over_is_seen() -> None:
    catalogue = made(("Call", "Appel"))
    assert missing(catalogue, [(None, "Call"), (None, "Project"), ("verb", "Call")]) == [
        (None, "Project"),
        ("verb", "Call"),
    ]
    assert stale(catalogue, []) == [(None, "Call")]
    assert (missing(catalogue, [(None, "Call")]), stale(catalogue, [(None, "Call")])) == ([], [])


def test_a_message_without_its_translation_is_seen() -> None:
    texts = (("Call", ""), (("%(n)s call", "%(n)s calls"), ("%(n)s appel", "")))
    assert untranslated(made(*texts)) == [(None, "Call"), (None, "%(n)s call")]
    assert guessed(made(("Call", "Rappel"), fuzzy=True)) == [(None, "Call")]
    assert misplaced(made(("%(n)s calls", "%(nombre)s appels"), ("{name}", "nom"))) == [
        (None, "%(n)s calls"),
        (None, "{name}"),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Note : x",
        "Note\u202f: x",
        "Note: x",
        "Quoi ?",
        "Quoi?",
        "un\u00a0; deux",
        "« a »",
        "«\u202fa »",
        "l'appel",
        "50 %",
        "...",
    ],
)
def test_a_sign_after_a_wrong_space_is_seen(text: str) -> None:
    assert mistyped(made(("x", text))) == [text]
    fair = "Note\u00a0: «\u202fl’appel\u202f»\u202f? 50\u00a0% de %(n)s, 12:30, https://example.org/?a…"
    assert mistyped(made(("x", fair))) == []


def test_a_head_marked_as_a_guess_compiles_nothing(tmp_path: Path) -> None:
    """Babel's own behaviour, which the head of the catalogue is held against."""
    source = CATALOGUE.read_text(encoding="utf-8").replace('msgid ""', '#, fuzzy\nmsgid ""', 1)
    (tmp_path / "django.po").write_text(source, encoding="utf-8")
    compile_as_make_does(tmp_path / "django.po", tmp_path / "django.mo")
    assert not (tmp_path / "django.mo").exists()


@pytest.mark.parametrize(
    ("template", "keys"),
    [
        ("{% load i18n %}{% translate 'Call' %}", [(None, "Call")]),
        ("{% load i18n %}{% translate 'Open' context 'calls' %}", [("calls", "Open")]),
        (
            "{% load i18n %}{% blocktranslate count n=n %}{{ n }} call{% plural %}x{% endblocktranslate %}",
            [(None, "%(n)s call")],
        ),
        ("{% include 'a.html' with title=_('Call') %}", [(None, "Call")]),
    ],
)
def test_messages_of_a_template_are_found(tmp_path: Path, template: str, keys: list[Key]) -> None:
    (tmp_path / "a.html").write_text(template, encoding="utf-8")
    assert list(messages_of_template(tmp_path / "a.html")) == keys
