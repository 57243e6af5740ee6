"""Long lists, a page at a time."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def page_of(rows: Any, size: int, request: HttpRequest) -> Page[Any]:
    """The page that `?page=` asks for: the first one for nonsense or too small a number, else the last one."""
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() else 1
    return Paginator(rows, size).get_page(number)
