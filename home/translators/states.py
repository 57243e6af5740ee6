"""How far each page is translated into each language, read with the pages in one query."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any, NamedTuple

from django.db.models import Case, Count, Exists, F, IntegerChoices, Max, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Least
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..languages import source_id
from .languages import Target

HOME, BELOW_HOME, OTHERS = 0, 1, 5  # ranks; `register_first_to_translate` gives those of page types


class State(IntegerChoices):
    """What a translation lacks; the first needs work most."""

    STALE = 1, _("not up to date")
    READY = 2, _("to publish")
    DRAFT = 3, _("draft")
    MACHINE = 4, _("by a machine, to review")
    MISSING = 5, _("not translated")
    APART = 6, _("written apart")
    COMPLETE = 7, _("up to date")


NEEDY = (State.STALE, State.READY, State.DRAFT, State.MACHINE, State.MISSING)


class Progress(NamedTuple):
    """A page in a language: its translation, if there is one, how many of its texts are done and when it was published.

    `machine` counts the texts that a machine translated and nobody reviewed.
    """

    page: int | None
    state: State
    done: int
    total: int
    machine: int
    published: datetime | None


def progress(row: Any, target: Target) -> Progress:
    """What the query says of a page in a language."""
    found = [getattr(row, f"{target.alias}_{name}") for name in Progress._fields]
    return Progress(found[0], State(found[1]), *found[2:])


def with_progress(pages: Any, languages: Sequence[Target]) -> Any:
    """Pages of the source language with how far they are in each language, and what needs work most."""
    for target in languages:
        pages = pages.annotate(**columns(target))
        pages = pages.annotate(**{f"{target.alias}_state": state(target.alias)})
    states = [F(f"{target.alias}_state") for target in languages]
    return pages.annotate(need=Least(*states) if len(states) > 1 else states[0], rank=rank())


def columns(target: Target) -> dict[str, Any]:
    """Each fact of a translation, by its name in the query."""
    key = {"source__object_id": OuterRef("translation_key"), "source__locale": source_id()}
    work = Translation.objects.filter(**key, target_locale=target.key, enabled=True)
    made = Page.objects.filter(translation_key=OuterRef("translation_key"), locale=target.key)
    texts = StringSegment.objects.filter(**key)
    found = {
        "page": Subquery(made.values("pk")[:1]),
        "live": Subquery(made.values("live")[:1]),
        "published": Subquery(made.values("last_published_at")[:1]),
        "followed": Exists(work),
        "total": counted(texts),
        "done": counted(translated(texts, target)),
        "machine": counted(translated(texts, target, translation_type=StringTranslation.TRANSLATION_TYPE_MACHINE)),
        "newest": Subquery(per_source(translated(texts, target), Max("string__translations__updated_at"))),
    }
    return {f"{target.alias}_{name}": expression for name, expression in found.items()}


def translated(texts: Any, target: Target, **facts: Any) -> Any:
    """The texts that are used in a language, once each: in one filter, so that all is true of the same translation."""
    facts |= {"locale": target.key, "context": F("context"), "has_error": False, "data__gt": ""}
    return texts.filter(**{f"string__translations__{name}": value for name, value in facts.items()})


def counted(rows: Any) -> Any:
    return Coalesce(Subquery(per_source(rows, Count("pk"))), 0)


def per_source(rows: Any, what: Any) -> Any:
    """One number about all texts of a page."""
    return rows.order_by().values("source").annotate(found=what).values("found")


def state(alias: str) -> Any:
    """The first that is true."""

    def when(state: State, **facts: Any) -> When:
        return When(Q(**{f"{alias}_{name}": value for name, value in facts.items()}), then=Value(state.value))

    return Case(
        when(State.MISSING, page=None),
        when(State.DRAFT, live=False),
        when(State.APART, followed=False),
        when(State.STALE, done__lt=F(f"{alias}_total")),
        when(State.READY, newest__gt=F(f"{alias}_published")),
        when(State.MACHINE, machine__gt=0),
        default=Value(State.COMPLETE.value),
    )


def rank() -> Any:
    """How much readers miss a page: the home page first, then what stands right below it, then what floors say."""
    told = [one for hook in hooks.get_hooks("register_first_to_translate") for one in hook()]
    places = [When(depth=2, then=Value(HOME)), When(depth=3, then=Value(BELOW_HOME))]
    return Case(*places, *(When(which, then=Value(place)) for which, place in told), default=Value(OTHERS))


def sources() -> Any:
    """The pages that readers may miss: those that are live in the source language."""
    return Page.objects.filter(locale=source_id(), live=True, depth__gte=2)
