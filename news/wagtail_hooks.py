"""What news adds to the admin."""

from wagtail import hooks

from .admin import NewsGroup


@hooks.register("register_admin_viewset")
def lists_of_pages() -> NewsGroup:
    return NewsGroup()
