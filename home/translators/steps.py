"""What is to be done next about a page in a language, and where."""

from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Page

from .languages import MAY_SUBMIT, Target, targets_of
from .states import Progress, State, progress

REPORT = "translations"


class Step(NamedTuple):
    """A link and its words; neither where the user may do nothing."""

    url: str = ""
    text: str = ""


class Worker:
    """What one user may do about translations; `know` reads what the pages of a list stand below (2 queries)."""

    def __init__(self, user: Any) -> None:
        self.targets = targets_of(user)
        self.may_submit = bool(user.has_perm(MAY_SUBMIT))
        self.above: dict[str, Any] = {}
        self.translated: set[tuple[Any, int]] = set()

    def know(self, pages: Iterable[Any], languages: Sequence[Target]) -> None:
        """The pages above some pages, and in which languages these are."""
        paths = {path for page in pages for path in ancestors(page.path)}
        self.above = {page.path: page for page in Page.objects.filter(path__in=paths).defer_streamfields()}
        keys = [page.translation_key for page in self.above.values()]
        known = Page.objects.filter(translation_key__in=keys, locale__in=[one.key for one in languages])
        self.translated = set(known.values_list("translation_key", "locale"))

    def step(self, page: Any, target: Target, reached: Progress) -> Step:
        """The next step of a page in a language."""
        if target not in self.targets:
            return Step()
        if reached.state is not State.MISSING:
            return Step(reverse("wagtailadmin_pages:edit", args=[reached.page]), words(reached.state))
        if not self.may_submit:
            return Step()
        first = self.first_untranslated(page, target)
        if first is None:
            return Step(submission(page.pk, target), _("Translate"))
        return Step(submission(first.pk, target), _("First translate “%(title)s”") % {"title": first.title})

    def first_untranslated(self, page: Any, target: Target) -> Any:
        """The highest page above a page that is to be translated before it."""
        above = (self.above[path] for path in ancestors(page.path) if path in self.above)
        return next((one for one in above if (one.translation_key, target.key) not in self.translated), None)


def ancestors(path: str) -> list[str]:
    """The places above a place, the home page's first."""
    return [path[:length] for length in range(2 * Page.steplen, len(path), Page.steplen)]


def submission(key: int, target: Target) -> str:
    """The form that begins a translation."""
    form = reverse("wagtail_localize:submit_page_translation", args=[key])
    return f"{form}?{urlencode({'select_locale': target.code})}"


def words(state: State) -> str:
    """What one goes there for."""
    return {
        State.STALE: _("Bring up to date"),
        State.READY: _("Publish"),
        State.DRAFT: _("Go on translating"),
        State.MACHINE: _("Review"),
    }.get(state, _("Open the page"))


class Cell(NamedTuple):
    """A page in a language as a table shows it."""

    target: Target
    reached: Progress
    step: Step


def cell(page: Any, target: Target, worker: Worker) -> Cell:
    reached = progress(page, target)
    return Cell(target, reached, worker.step(page, target, reached))
