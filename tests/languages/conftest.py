"""What the tests of languages share."""

import pytest
from django.test import Client
from wagtail.models import Page

from home.dates import PartialDate
from home.models import BasePage
from programmes.groups import set_up_groups
from programmes.models import CallArea, CallPage, Criterion, Season
from tests import builders
from tests.lasting import lasting

from .acting import TRANSLATORS, fresh, member

OPEN = PartialDate(2090, 1, 31)


@pytest.fixture
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """The library without what this site does about it."""
    for name in ("lead", "withdraw", "mirror"):
        monkeypatch.setattr(f"home.propagation.{name}", lambda *_pages: None)
    monkeypatch.setattr("home.models.base.keep_in_step", lambda _page: None)
    monkeypatch.setattr("home.models.base.refusal", lambda _page: "")
    monkeypatch.setattr(BasePage, "copy_for_translation", Page.copy_for_translation)


@lasting
def translated() -> CallPage:
    """A call with rows of each sort, translated into English."""
    call = builders.call(
        title="Appel",
        closes_on=OPEN,
        budget=10,
        purpose="<p>Former.</p>",
        seasons=[Season(code="s1", title="Saison 1", sort_order=0), Season(code="s2", title="Saison 2", sort_order=1)],
        criteria=[Criterion(text="Partenariat")],
        areas=[CallArea(region="27")],
        key_figures=[builders.figure(unit="EUR"), builders.figure(label="Apprenants", unit="apprenants")],
    )
    builders.translate(call)
    return call


@pytest.fixture
def call(translated: CallPage, db: None) -> CallPage:
    """That call, which a test may change."""
    return fresh(translated)


@pytest.fixture
def admin(client: Client, db: None) -> Client:
    """A browser of somebody who may do everything."""
    client.force_login(builders.superuser())
    return client


@pytest.fixture
def translator() -> Client:
    """A browser of somebody who translates into English; the index of the news is translated."""
    builders.translate(builders.news_index())
    set_up_groups()
    return member(TRANSLATORS)
