"""Long lists, a page at a time."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest

from .translations import all_in_language


def page_of(rows: Any, size: int, request: HttpRequest, total: int | None = None) -> Page[Any]:
    """The page that `?page=` asks for: the first one for nonsense or too small a number, else the last one.

    Rows are counted (1 query) unless their total is known.
    """
    asked = request.GET.get("page", "")
    number = max(1, int(asked)) if asked.isdecimal() else 1
    paginator = Paginator(rows, size)
    if total is not None:
        vars(paginator).update(count=total)
    found = paginator.get_page(number)
    found.object_list = all_in_language(found.object_list)
    return found
