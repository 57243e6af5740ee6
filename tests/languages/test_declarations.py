"""Each field says whether it is translated or shared, and a check fails for one that does not."""

from typing import Any

import pytest
from django.core.checks import CheckMessage, run_checks
from wagtail.models import Task, TranslatableMixin
from wagtail_localize.fields import SynchronizedField, TranslatableField, get_translatable_fields

from home.declared import declared, relations_of
from home.models import BasePage, Source
from news.models import EventPage
from programmes.models import ProjectFolderPage, Season
from tests.builders import page_types

FACTS = {
    "programmes.CallPage": {"code", "slug", "closes_on", "programme", "stated_status", "budget", "support", "picture"},
    "programmes.ProjectPage": {"holder", "holder_name", "grant", "commune", "website", "audiences", "season"},
    "programmes.AntennaPage": {"latitude", "commune_insee", "network"},
    "home.Source": {"source_url", "source_title", "dated"},
    "home.Download": {"document", "url", "language"},
    "programmes.Season": {"code", "laureates_count"},
}
TEXTS = {
    "programmes.CallPage": {"title", "summary", "purpose", "faq", "status_note"},
    "programmes.KeyFigure": {"label", "unit", "scope"},
    "programmes.Season": {"title", "note"},
    "programmes.ProjectPartner": {"role"},
    "home.Statement": {"role", "said"},
    "home.Download": {"title"},
    "news.Proposal": {"title", "text", "theme"},
}


def models() -> list[Any]:
    """Every page type and every kind of inline rows."""
    types: list[Any] = page_types()
    rows = {one.related_model for model in types for one in relations_of(model)}
    return [*types, *sorted(rows, key=lambda one: str(one._meta.label))]


def fields(model: Any, kind: Any) -> set[str]:
    return {one.field_name for one in get_translatable_fields(model) if isinstance(one, kind)}


def errors() -> list[CheckMessage]:
    return [one for one in run_checks() if one.id == "home.E001"]


def test_every_field_is_declared() -> None:
    assert not errors()
    assert len(models()) > 30


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_facts_and_texts_are_what_wagtail_localize_takes(model: Any) -> None:
    label = model._meta.label
    assert fields(model, SynchronizedField) >= FACTS.get(label, set())
    assert fields(model, TranslatableField) >= TEXTS.get(label, set())
    for one in get_translatable_fields(model):
        assert not (isinstance(one, SynchronizedField) and one.overridable), one


@pytest.mark.parametrize("model", models(), ids=lambda model: model._meta.label)
def test_only_words_are_translated(model: Any) -> None:
    """Neither choices nor addresses nor numbers; and rows with words are rows that can be translated."""
    for name in declared(model, "texts"):
        field = model._meta.get_field(name)
        assert field.get_internal_type() in {"CharField", "TextField", "JSONField"}, name
        assert not getattr(field, "choices", None), name
    if not issubclass(model, BasePage):
        assert issubclass(model, TranslatableMixin) == bool(declared(model, "texts"))


def test_a_call_belongs_to_one_folder_only() -> None:
    assert "call" in declared(ProjectFolderPage, "own")


@pytest.fixture
def changed(monkeypatch: pytest.MonkeyPatch) -> Any:
    """Declare something else for a model."""

    def change(model: Any, **lists: Any) -> list[str]:
        for kind, names in lists.items():
            monkeypatch.setattr(model, kind, names)
        return [str(one.msg) for one in errors() if one.obj is model]

    return change


def test_the_check_finds_what_is_wrong(changed: Any) -> None:
    assert "attendance" in " ".join(changed(EventPage, texts=("place", "body")))
    assert "place" in " ".join(changed(EventPage, facts=(*EventPage.facts, "place")))
    assert "nothing" in " ".join(changed(Source, facts=("dated", "nothing")))
    assert "page" not in " ".join(changed(Season))


def test_a_model_without_declarations_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as a kind of rows that somebody adds without a thought for translators."""
    monkeypatch.setattr("home.declaring.relations_of", lambda model: [type("Relation", (), {"related_model": Task})])
    assert [one.obj for one in errors()] == [Task]
