"""What browsers may load and do: on public pages, in the admin, with documents."""

import base64
import hashlib
import re

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from tests import builders

(LINE,) = re.findall("<script>(.*?)</script>", render_to_string("components/suggest.html"))
PUBLIC = {
    "default-src": "'none'",
    "script-src": f"'self' {settings.SUGGEST}",
    "style-src": "'self'",
    "img-src": "'self'",
    "font-src": "'self'",
    "connect-src": "'self'",
    "form-action": "'self'",
    "frame-ancestors": "'self'",
    "base-uri": "'none'",
}
ADMIN = PUBLIC | {
    "script-src": "'self' 'unsafe-inline'",
    "style-src": "'self' 'unsafe-inline'",
    "img-src": "'self' data: blob:",
    "frame-src": "'self'",
}

pytestmark = pytest.mark.django_db


def policy(client: Client, address: str) -> dict[str, str]:
    """The policy of an answer, by directive."""
    response = client.get(address)
    if response.streaming:
        list(response)  # a file that is read to its end is closed
    header = response["Content-Security-Policy"]
    return dict(directive.strip().split(" ", 1) for directive in header.split(";"))


def test_public_pages_have_the_strict_policy(client: Client) -> None:
    assert policy(client, builders.standard_page().get_url()) == PUBLIC
    assert policy(client, "/nulle-part/") == PUBLIC
    assert policy(client, "/robots.txt") == PUBLIC


def test_the_admin_has_what_wagtail_needs(client: Client, admin_client: Client) -> None:
    assert policy(client, reverse("wagtailadmin_login")) == ADMIN
    assert policy(admin_client, reverse("wagtailadmin_home")) == ADMIN


def test_who_signed_in_reads_public_pages_under_the_strict_policy(admin_client: Client) -> None:
    page = builders.standard_page()
    assert "<wagtail-userbar" in admin_client.get(page.get_url()).content.decode()
    assert policy(admin_client, page.get_url()) == PUBLIC


def test_a_document_can_run_nothing(client: Client) -> None:
    document = builders.document()
    assert policy(client, document.url)["default-src"] == "'none'"


@pytest.mark.parametrize("address", ["/", "/admin/login/"])
def test_neither_sensors_nor_other_windows_nor_other_sites_know_of_a_reader(client: Client, address: str) -> None:
    builders.home()
    headers = client.get(address).headers
    assert "camera=(), " in headers["Permissions-Policy"]
    assert "geolocation=()" in headers["Permissions-Policy"]
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["X-Content-Type-Options"] == "nosniff"


def test_the_policy_knows_the_one_line_that_every_page_runs() -> None:
    digest = base64.b64encode(hashlib.sha256(LINE.encode()).digest()).decode()
    assert f"'sha256-{digest}'" == settings.SUGGEST


def test_nothing_of_a_page_is_written_into_it_as_style_or_script(client: Client) -> None:
    """The policy would refuse it, and the page would look or act otherwise than its author saw."""
    html = client.get(builders.project().get_url()).content.decode()
    assert " style=" not in html
    assert "<style" not in html
    assert "<script" not in html.replace('<script type="application/ld+json">', "").replace(
        f"<script>{LINE}</script>", ""
    )
    assert " onclick=" not in html
