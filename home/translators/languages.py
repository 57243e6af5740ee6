"""The languages that pages are translated into, and those that a user may write in."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from wagtail.models import Page
from wagtail.permissions import page_permission_policy

from ..formats import language_name
from ..languages import SOURCE, locale_ids

MAY_SUBMIT = "wagtail_localize.submit_translation"


@dataclass(frozen=True)
class Target:
    """A language other than the source; `key` is that of its locale."""

    code: str
    key: int

    @property
    def alias(self) -> str:
        """What its columns begin with in a query."""
        return self.code.replace("-", "_")

    @property
    def name(self) -> str:
        """In the editor's language, as it stands within a sentence: `anglais`, `English`."""
        return language_name(self.code)

    @property
    def label(self) -> str:
        return str(capfirst(self.name))


def targets() -> list[Target]:
    """Every language that pages are translated into, in the order of the settings."""
    known = locale_ids()
    return [Target(code, known[code]) for code, _name in settings.LANGUAGES if code != SOURCE and code in known]


def targets_of(user: Any) -> list[Target]:
    """The languages whose pages a user may write: he may change their home page, or all pages."""
    mine = page_permission_policy.instances_user_has_permission_for(user, "change").filter(depth__lte=2)
    rows = list(mine.values_list("depth", "locale_id"))
    everywhere = any(depth == 1 for depth, _locale in rows)
    keys = {locale for _depth, locale in rows}
    return [one for one in targets() if everywhere or one.key in keys]


def homes() -> Any:
    """The home pages of those languages, live or not."""
    return Page.objects.filter(depth=2, locale__in=[one.key for one in targets()]).select_related("locale")
