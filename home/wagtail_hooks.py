"""What home adds to Wagtail: the list of pages of text, guards against what is too big for a request, timely work."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail import hooks
from wagtail.admin import messages
from wagtail.models import Page

from . import translating
from .admin import TextListing
from .contact import delete_old_messages
from .links import register_page_links
from .timely import publish_due
from .translators import wagtail_hooks as translators

DELETED_AT_ONCE = 100  # pages below one that is deleted, above which a request would be too long


@hooks.register("register_admin_viewset")
def list_of_texts() -> TextListing:
    return TextListing("texts")


@hooks.register("before_delete_page")
def refuse_large_deletion(request: HttpRequest, page: Page) -> HttpResponse | None:
    """Say why before asking for a confirmation."""
    return refusal(request, [page])


@hooks.register("before_bulk_action")
def refuse_large_deletions(
    request: HttpRequest, action_type: str, objects: list[Any], _action: Any
) -> HttpResponse | None:
    """The same for pages ticked in a list."""
    pages = [one for one in objects if isinstance(one, Page)]
    return refusal(request, pages) if action_type == "delete" else None


def refusal(request: HttpRequest, pages: list[Page]) -> HttpResponse | None:
    """A message and the way back, if more would be deleted than a request can do."""
    number = sum(page.get_descendant_count() for page in pages)
    if number <= DELETED_AT_ONCE:
        return None
    message = _(
        "%(number)d pages are below what you want to delete, and more than %(most)d are not deleted at once: "
        "delete them in several times, or unpublish “%(title)s” to hide them all from readers."
    )
    facts = {"number": number, "most": DELETED_AT_ONCE, "title": pages[0].get_admin_display_title()}
    messages.error(request, message % facts)
    parent = pages[0].get_parent()
    return redirect("wagtailadmin_explore", parent.pk)


@hooks.register("filter_form_submissions_for_user")
def messages_for_administrators(user: Any, forms: Any) -> Any:
    """Names and addresses of readers are for those who run the site, not for all who write."""
    return forms if user.has_perm("home.change_sitesettings") else forms.none()


hooks.register("each_minute", publish_due, order=0)
translating.register()
translators.register()


@hooks.register("each_minute", order=90)
def forget_messages() -> None:
    """The messages of readers that were kept as long as their form says."""
    delete_old_messages()


@hooks.register("insert_global_admin_css")
def style_sheet() -> str:
    return format_html('<link rel="stylesheet" href="{}">', static("css/admin.css"))


hooks.register("register_rich_text_features", register_page_links, order=10)  # after Wagtail's own
