"""What editors and translators do to a page, for the tests of this folder."""

from typing import Any, TypeVar

from django.test import Client
from django.urls import reverse
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource

from home.dates import PartialDate
from programmes.models import CallPage
from tests import builders
from tests.admin.forms import french_number

P = TypeVar("P", bound=Page)
TRANSLATORS = "Traduction (anglais)"  # the group


def member(group: str) -> Client:
    client = Client()
    client.force_login(builders.member(group))
    return client


def edit(page: Page) -> str:
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def fresh(page: P) -> P:
    """The page as the database has it."""
    return type(page)._default_manager.get(pk=page.pk)


def edited(page: P, **facts: Any) -> P:
    """A page as its editor would publish it; rows are lists."""
    page = fresh(page)
    for name, value in facts.items():
        setattr(page, name, value)
    return page


def publish(page: P, **facts: Any) -> P:
    """Publish a page as the admin does; answer it as it is afterwards."""
    edited(page, **facts).save_revision().publish()
    return fresh(page)


def work_of(page: Page) -> Translation:
    """The work of which a translation is the result."""
    return Translation.objects.get(source__object_id=page.translation_key, target_locale_id=page.locale_id)


def stop(page: Page) -> None:
    """Stop the synchronised translation of a page: it is then edited like any other."""
    Translation.objects.filter(pk=work_of(page).pk).update(enabled=False)


def finish(page: P, **texts: str) -> P:
    """Translate what is missing and publish the translation."""
    work = work_of(page)
    builders.fill_in(work, **texts)
    work.save_target(publish=False)
    fresh(page).latest_revision.publish()
    return fresh(page)


def reason(number: int) -> str:
    """Why a translation is not published, as its translator reads it."""
    return french_number(
        "%(number)d text is not translated yet. Translate it, then publish the page.",
        "%(number)d texts are not translated yet. Translate them, then publish the page.",
        number,
    )


def a_call(**facts: Any) -> CallPage:
    """An open call with a text."""
    return builders.call(title="Appel", closes_on=PartialDate(2090, 1, 31), purpose="<p>Former.</p>", **facts)


def synchronise(page: Any) -> None:
    """What the library's “Sync translated pages” does."""
    source = TranslationSource.objects.get_for_instance(page)
    source.update_from_db()
    for work in source.translations.all():
        work.save_target(publish=False)


def english(page: Any) -> Any:
    """The English page of a French one, live or not."""
    return page.get_translation(builders.locale())
