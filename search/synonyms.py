"""Forms that mean the same: acronyms of programmes, calls and organisations, short forms of the glossary."""

from django.apps import apps

from home.content import kept
from programmes import registers

from .analysis import Synonyms

NUMBERS = {
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
}


def synonyms(language: str) -> Synonyms:
    """Groups of forms, in the language of the glossary (kept per content version)."""
    return kept(("synonyms", language), lambda: read_synonyms(language))


def read_synonyms(language: str) -> Synonyms:
    terms = apps.get_model("programmes", "Term").objects.filter(language=language).exclude(short="")
    pages = [*registers.programmes(), *registers.calls()]
    pairs = [
        *terms.values_list("short", "long"),
        *((page.acronym, page.title) for page in pages if page.acronym),
        *((one.acronym, one.name) for one in registers.organisations() if one.acronym),
    ]
    groups: dict[str, dict[str, None]] = {}
    for short, long in pairs:
        groups.setdefault(short.lower(), {short: None})[long] = None
    return (*(tuple(forms) for forms in groups.values()), *numbers(language))


def numbers(language: str) -> Synonyms:
    """`7` and `sept`; one is an article."""
    words = NUMBERS.get(language, "").split()
    return tuple((str(number), word) for number, word in enumerate(words, 1) if number > 1)
