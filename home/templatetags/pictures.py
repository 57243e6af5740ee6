"""Pictures in the size and the format that suit a reader's screen."""

from typing import Any

from django import template
from wagtail.images.models import Picture as Sources
from wagtail.images.shortcuts import get_renditions_or_not_found

from home.languages import SOURCE, spoken
from home.models import Picture

register = template.Library()

# The largest first: the page keeps room for its size. Each browser that reads our stylesheet reads WebP.
# They are made for whoever sees a picture first, in practice the preview of the page in its form (about a second).
SIZES = [f"max-{size}|format-{kind}" for size in ("1280x960", "960x720", "640x480") for kind in ("avif", "webp")]
SPACE = "(min-width: 64em) 60rem, 94vw"  # what `.page-picture` gives a picture


@register.simple_tag
def responsive(picture: Picture, alt: str, loading: str = "eager") -> str:
    """A picture across its column (1 query, none once its sizes are in the cache); nothing where its file is lost."""
    found = get_renditions_or_not_found(picture, SIZES)
    different: dict[tuple[str, int], tuple[str, Any]] = {}  # a picture is not enlarged: some sizes may come out alike
    for name, size in found.items():
        if size.width:  # a file that is not found has none
            different.setdefault((name.rpartition("-")[2], size.width), (name, size))
    if not different:
        return ""
    attributes = {"alt": alt, "loading": loading, "decoding": "async"}
    if alt == picture.description and spoken() != SOURCE:  # as the library of pictures has it
        attributes["lang"] = SOURCE
    if len({width for _, width in different}) > 1:
        attributes["sizes"] = SPACE
    return str(Sources(dict(different.values()), attributes).__html__())
