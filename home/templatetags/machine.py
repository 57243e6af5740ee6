"""A tag about what machines translated."""

from typing import Any

from django import template

from home.translators.machine_made import is_machine_made

register = template.Library()


@register.simple_tag
def machine_made(page: Any) -> bool:
    """Whether readers are to be told; an error page has no page."""
    return bool(page) and is_machine_made(page)
