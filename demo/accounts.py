"""The demo administrator, whose password is made on first use and stays out of git."""

import os
import secrets
from pathlib import Path

from django.conf import settings
from django.contrib.auth import get_user_model
from django.utils.translation import gettext as _

NAME = "admin"


def password_file() -> Path:
    return Path(settings.VAR) / "admin-password"


def ensure_admin() -> str:
    """Create the administrator if there is none; say, in a line, how to sign in."""
    users = get_user_model()._default_manager
    admin = users.filter(**{get_user_model().USERNAME_FIELD: NAME}).first()
    password = read_password()
    if admin is None:
        password = password or make_password()
        get_user_model().objects.create_superuser(NAME, "", password)
    elif not (password and admin.check_password(password)):
        return _("The account %(name)s has a password of its own: manage.py changepassword %(name)s sets another.") % {
            "name": NAME
        }
    address = f"{settings.WAGTAILADMIN_BASE_URL}/admin/"
    return _("Admin: %(address)s — %(name)s / %(password)s") % {
        "address": address,
        "name": NAME,
        "password": password,
    }


def read_password() -> str:
    """The password that was made before; empty where its file is gone."""
    path = password_file()
    return path.read_text(encoding="utf-8").strip() if path.exists() else ""


def make_password() -> str:
    """Make a password and keep it where its owner alone can read it."""
    password = secrets.token_urlsafe(16)
    path = password_file()
    path.parent.mkdir(parents=True, exist_ok=True)
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        file.write(f"{password}\n")
    return password
