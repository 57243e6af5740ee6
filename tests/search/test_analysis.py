"""Words as readers and editors write them: accents, apostrophes, plurals, quotes, signs, acronyms."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from search.analysis import Question, key_text, keys, plain_words, question, words

ELIDED = ["l’industrie", "l'industrie", "industrie", "L'INDUSTRIE", "l‘industrie", "industrie,", "«\u202findustrie"]
QUOTED = ['"cœur de ville"', "« Cœur de ville »", "«cœur de ville»", "“cœur de ville”", "„coeur de ville“"]
quickly = settings(max_examples=300, deadline=None, derandomize=True)


def asks(text: str, *languages: str) -> Question:
    return question(text, dict.fromkeys(languages or ("fr",), ()))


def meet(first: str, second: str, language: str = "fr") -> bool:
    """Whether who asks for one form finds the other one."""
    return bool(set(key_text([first], language).split()) & set(key_text([second], language).split()))


@pytest.mark.parametrize("text", ELIDED)
def test_an_article_and_its_apostrophe_change_nothing(text: str) -> None:
    assert asks(text) == asks("industrie")


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("industrie", "Industries"),
        ("l’hydrogène", "hydrogene"),
        ("compétences", "competence"),
        ("métiers d’avenir", "metier"),
        ("école", "Écoles"),
        ("écoles", "ECOLE"),
        ("formation", "formations"),
        ("emploi", "emplois"),
        ("vidéos", "vidéo"),
        ("tiers-lieux", "lieu"),
        ("matériau", "matériaux"),
        ("réseaux", "réseau"),
        ("territoriaux", "territorial"),
        ("nombreuses", "nombreux"),
        ("cœur", "coeur"),
        ("main-d’œuvre", "oeuvre"),
        ("ﬁlière", "filiere"),
        ("Straße", "strasse"),
        ("m²", "m2"),
        ("H2", "h₂"),
        ("été", unicodedata.normalize("NFD", "été")),
        ("Île-de-France", "ile"),
        ("aiguë", "aigue"),
        ("où", "Ou"),
    ],
)
def test_forms_of_a_word_meet(first: str, second: str) -> None:
    assert meet(first, second) or asks(first) == asks(second)


@pytest.mark.parametrize(
    ("first", "second"), [("cité", "site"), ("pic", "pics2"), ("h2", "h20"), ("formation", "forme"), ("sol", "solaire")]
)
def test_other_words_do_not(first: str, second: str) -> None:
    assert not meet(first, second)


@pytest.mark.parametrize("acronym", ["CMA", "PIC", "ACV", "IA", "H2", "OPCO2i", "5G", "AFPA"])
def test_an_acronym_is_written_as_one_likes(acronym: str) -> None:
    assert asks(acronym) == asks(acronym.lower()) == asks(f"d’{acronym}")
    assert keys(acronym.lower(), "fr")[0] == acronym.lower()


def test_short_words_and_numbers_are_not_stemmed() -> None:
    assert keys("bus", "fr") == ("bus",)
    assert keys("2030s", "fr") == ("2030s",)


def test_stop_words_are_not_looked_for() -> None:
    assert asks("la formation aux métiers de l’industrie") == asks("formation métiers industrie")
    assert asks("the training of the industry", "en") == asks("training industry", "en")
    assert key_text(["de la", "aux"], "fr") == ""


def test_stop_words_alone_are_looked_for() -> None:
    assert asks("la").keys == {"la"}


@pytest.mark.parametrize("quoted", QUOTED)
def test_quotes_make_a_phrase(quoted: str) -> None:
    asked = asks(f"action {quoted}")
    assert asked.phrases == (("coeur", "de", "ville"),)
    assert asked.keys == asks("action").keys


@pytest.mark.parametrize("text", ['"', "«", 'formation "', '"formation', "formation ”"])
def test_a_lone_quote_is_nothing(text: str) -> None:
    assert asks(text).phrases == ()
    assert asks(text).keys == (asks("formation").keys if "formation" in text else frozenset())


def test_a_hyphen_before_a_word_excludes_it() -> None:
    asked = asks('formation -nucléaire -"cœur de ville" -l’hydrogène')
    assert asked.keys == asks("formation").keys
    assert [one.keys or one.phrases for one in asked.excluded] == [
        asks("nucléaire").keys,
        (("coeur", "de", "ville"),),
        asks("hydrogène").keys,
    ]


@pytest.mark.parametrize("text", ["éco-conception", "formation - nucléaire", "bac-2", "-", "- -", "formation-"])
def test_a_hyphen_elsewhere_excludes_nothing(text: str) -> None:
    assert asks(text).excluded == ()


SYNONYMS = (("CMA", "compétences et métiers d’avenir"), ("IA", "intelligence artificielle"))


def test_an_acronym_asks_for_its_long_form_and_the_other_way_round() -> None:
    (group,) = question("cma", {"fr": SYNONYMS}).groups
    assert {len(alternative) for alternative in group} == {1, 3}
    (other,) = question("competences metiers avenir", {"fr": SYNONYMS}).groups
    assert set(other) == set(group)


def test_a_long_form_among_other_words_is_known() -> None:
    asked = question("formation intelligence artificielle lycée", {"fr": SYNONYMS})
    assert [len(group) for group in asked.groups] == [1, 2, 1]


def test_part_of_a_long_form_asks_for_itself_alone() -> None:
    assert [len(group) for group in question("intelligence", {"fr": SYNONYMS}).groups] == [1]


def test_a_very_long_question_is_cut() -> None:
    asked = asks(" ".join(f'mot{number} "suite {number}" -sans{number}' for number in range(500)))
    assert (len(asked.groups), len(asked.phrases), len(asked.excluded)) == (12, 12, 12)
    assert max(map(len, words("a" * 5000))) == 60


@quickly
@given(st.text(max_size=60))
def test_any_text_is_a_question_made_of_words(text: str) -> None:
    asked = question(text, {"fr": SYNONYMS})
    found = [*asked.keys, *(word for phrase in asked.phrases for word in phrase)]
    assert [key for key in found if not key.isalnum()] == []


@quickly
@given(st.text(max_size=60), st.sampled_from(["fr", "en", "ar", "de", "xx"]))
def test_what_is_written_is_found_by_the_same_words(text: str, language: str) -> None:
    asked = {key for word in words(text) for key in keys(word, language)}
    assert set(key_text([text], language).split()) <= asked
    assert plain_words(text) == plain_words(unicodedata.normalize("NFD", text)) or "\u0130" in text
