"""View restrictions of translations: those of the page that they translate."""

from typing import Any

from wagtail.models import PageViewRestriction


def mirror(page: Any, translation: Any) -> None:
    """Give a translation the restrictions of its source (2 queries where neither has one)."""
    wanted, known = terms(page), terms(translation)
    if wanted == known:
        return
    for one in translation.view_restrictions.all():
        one.delete()
    for kind, password, groups in wanted:
        copy = PageViewRestriction(page=translation, restriction_type=kind, password=password)
        copy.save()
        copy.groups.set(groups)


def terms(page: Any) -> list[tuple[str, str, tuple[int, ...]]]:
    """Kind, password and groups of each restriction that a page itself has."""
    found = page.view_restrictions.order_by("pk")
    return [
        (one.restriction_type, one.password, tuple(one.groups.order_by("pk").values_list("pk", flat=True)))
        for one in found
    ]


def is_below_restriction(page: Any) -> bool:
    """Whether a page or one above it is not for everyone."""
    return bool(page.get_view_restrictions().exists())
