"""Forms that mean the same: acronyms of programmes, calls and organisations, short forms of the glossary."""

from django.apps import apps
from django.utils.translation import override

from home.content import kept
from programmes import registers

from .analysis import Question, Synonyms, question
from .languages import read_in

NUMBERS = {
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze treize quatorze quinze seize",
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen",
}
# What English pages call by a French acronym, wherever the glossary says nothing of it.
FIXED = {
    "en": (
        ("AMI", "call for expressions of interest"),
        ("AAP", "call for projects"),
        ("AI", "artificial intelligence"),
        ("H2", "hydrogen"),
        ("R&D", "research and development"),
    )
}


def asked(text: str, language: str) -> Question:
    """What a reader of a language asks."""
    return question(text, {one: synonyms(one) for one in read_in(language)})


def synonyms(language: str) -> Synonyms:
    """Groups of forms, in the language of the glossary (kept per content version)."""
    return kept(("synonyms", language), lambda: read_synonyms(language), shared=True)


def read_synonyms(language: str) -> Synonyms:
    """Titles of programmes and calls are those that readers of the language see."""
    terms = apps.get_model("programmes", "Term").objects.filter(language=language).exclude(short="")
    with override(language):
        pages = [*registers.programmes(), *registers.calls()]
    pairs = [
        *terms.values_list("short", "long"),
        *FIXED.get(language, ()),
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
