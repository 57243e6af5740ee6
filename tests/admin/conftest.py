"""Browsers of people who work in the admin."""

import pytest
from django.test import Client

from programmes.groups import ADMINISTRATORS, EDITORS, VALIDATORS, set_up_groups
from tests import builders


@pytest.fixture
def editor(client: Client, db: None) -> Client:
    """A browser whose user may do everything."""
    builders.home()
    client.force_login(builders.superuser())
    return client


@pytest.fixture
def groups(db: None) -> None:
    """The groups and their workflow."""
    builders.home()
    set_up_groups()


def member(group: str) -> Client:
    """A browser of a member of a group."""
    client = Client()
    client.force_login(builders.member(group))
    return client


@pytest.fixture
def redaction(groups: None) -> Client:
    return member(EDITORS)


@pytest.fixture
def validation(groups: None) -> Client:
    return member(VALIDATORS)


@pytest.fixture
def administration(groups: None) -> Client:
    return member(ADMINISTRATORS)
