"""The demo administrator: made once, with a password of its own that stays on this machine."""

from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.utils import translation
from pytest_django import Settings

from demo.accounts import ensure_admin
from users.models import User

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def password_file(settings: Settings, tmp_path: Path) -> Path:
    settings.VAR = tmp_path / "var"
    return tmp_path / "var" / "admin-password"


def test_the_account_opens_the_admin(password_file: Path, client: Client, capsys: pytest.CaptureFixture[str]) -> None:
    with translation.override("en"):
        call_command("demo_admin")
    password = password_file.read_text(encoding="utf-8").strip()
    assert f"/admin/ — admin / {password}" in capsys.readouterr().out
    assert client.login(username="admin", password=password)
    assert User.objects.get().is_superuser


def test_the_password_is_long_and_only_its_owner_reads_it(password_file: Path) -> None:
    ensure_admin()
    assert password_file.stat().st_mode & 0o777 == 0o600
    assert len(password_file.read_text(encoding="utf-8").strip()) >= 20


def test_a_second_call_changes_nothing() -> None:
    first = ensure_admin()
    before = User.objects.values().get()
    assert ensure_admin() == first
    assert User.objects.values().get() == before


def test_another_database_gets_the_same_password(password_file: Path) -> None:
    first = ensure_admin()
    User.objects.all().delete()
    assert ensure_admin() == first
    assert User.objects.get().check_password(password_file.read_text(encoding="utf-8").strip())


def test_without_the_file_the_way_out_is_said(password_file: Path) -> None:
    ensure_admin()
    password_file.unlink()
    assert "manage.py changepassword admin" in ensure_admin()
    assert not password_file.exists()


def test_a_password_that_was_changed_is_not_said_wrong() -> None:
    ensure_admin()
    admin = User.objects.get()
    admin.set_password("another one of my own")
    admin.save()
    assert "manage.py changepassword admin" in ensure_admin()
