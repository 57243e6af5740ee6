"""A tag about the pages that a translator is led to."""

from typing import Any

from django import template
from django.urls import reverse

register = template.Library()


@register.simple_tag(takes_context=True)
def ways_to_others(context: Any) -> dict[str, Any]:
    """From the form of a translation: to its source, as readers see it for who may not edit it, and to what he may."""
    request, source = context["request"], context["source_translation"]
    pages = list(context["instance"].get_translations().select_related("locale"))
    mine = {reverse("wagtailadmin_pages:edit", args=[page.pk]) for page in pages if may_edit(page, request.user)}
    if source["editUrl"] not in mine:
        code = source["locale"]["code"]
        page = next(one for one in pages if one.locale.language_code == code)
        source = source | {"editUrl": page.get_url(request) if page.live else ""}
    return {"source": source, "others": [(label, url) for label, url in context["translations"] if url in mine]}


def may_edit(page: Any, user: Any) -> bool:
    return bool(page.permissions_for_user(user).can_edit())
