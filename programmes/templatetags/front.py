"""Tags of the home page: what the floor of programmes shows on it."""

from typing import Any

from django import template

from programmes import front
from programmes.models import CallPage

register = template.Library()


@register.simple_tag
def front_of(page: Any) -> front.Front:
    """What editors put forward on the home page, and the laureates announced last."""
    return front.front(page)


@register.simple_tag
def past_calls() -> list[CallPage]:
    """The calls that ended last."""
    return front.past_calls()


@register.simple_tag
def compared_figures(shown: front.Front) -> list[front.Said]:
    """Figures of programmes and calls that several claims are about."""
    return front.said(shown)
