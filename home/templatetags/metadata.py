"""The tag of the head: what machines are told of a page."""

from typing import Any

from django import template
from django.template.context import RequestContext

from home.metadata import Metadata
from home.metadata import metadata as metadata_of

from .parts import breadcrumb

register = template.Library()


@register.simple_tag(takes_context=True)
def metadata(context: RequestContext) -> Metadata | None:
    """What is told of the page that is rendered; nothing where nothing is to be told."""
    whole: Any = context.flatten()
    return metadata_of(whole, breadcrumb(context))
