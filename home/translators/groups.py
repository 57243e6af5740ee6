"""A group for each language: its members write and publish the pages of that language and no others."""

from typing import Any

from django.contrib.auth.models import Group, Permission
from django.utils.translation import override
from wagtail.models import GroupPagePermission, Page

from ..formats import language_name
from .languages import homes, targets

NAME = "Traduction ({})"
ON_PAGES = ("add_page", "change_page", "publish_page")
GENERAL = ("access_admin", "submit_translation")


def set_up_translators() -> list[str]:
    """Make the group of each language that has a home page, or put its permissions back; answer their names."""
    return [str(set_up(home).name) for home in homes()]


def set_up(home: Page) -> Group:
    """The group of a language, with what it may do and nothing more."""
    group, _made = Group.objects.get_or_create(name=name_for(home.locale.language_code))
    group.permissions.set(Permission.objects.filter(codename__in=GENERAL))
    GroupPagePermission.objects.filter(group=group).exclude(page=home, permission__codename__in=ON_PAGES).delete()
    for permission in Permission.objects.filter(content_type__app_label="wagtailcore", codename__in=ON_PAGES):
        GroupPagePermission.objects.get_or_create(group=group, page=home, permission=permission)
    return group


@override("fr")
def name_for(language: str) -> str:
    """`Traduction (anglais)`, as the other groups are named."""
    return NAME.format(language_name(language))


def on_saved(sender: Any, page: Any, **_options: Any) -> None:
    """A language that gets its home page gets its group, where groups were set up and nobody gave rights on it yet."""
    if page.depth != 2 or page.locale_id not in {one.key for one in targets()}:
        return
    are_set_up = Group.objects.filter(permissions__codename=GENERAL[-1]).exists()
    if are_set_up and not GroupPagePermission.objects.filter(page=page).exists():
        set_up(page)
