"""The contact form: what people send arrives, what robots send does not."""

import datetime
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.core.mail.backends.base import BaseEmailBackend
from django.core.management import call_command
from django.test import Client
from django.utils import timezone
from pytest_django.fixtures import Settings
from wagtail.contrib.forms.models import FormSubmission

from home import contact
from home.models import ContactPage
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db


class BrokenBackend(BaseEmailBackend):
    """A mail server that is down."""

    def send_messages(self, email_messages: Any) -> int:
        raise ConnectionRefusedError


@pytest.fixture
def page() -> ContactPage:
    return builders.contact_page(to_address="site@example.org", thanks="<p>Merci, c’est arrivé.</p>")


HERE = {"origin": "http://testserver"}  # what a browser says of a form that this site shows


def letter(**changes: str) -> dict[str, str]:
    """What a reader sends, a minute after the page was opened."""
    with time_machine.travel(timezone.now() - datetime.timedelta(minutes=1)):
        started = contact.mark()
    filled = {"name": "Zoé", "email": "zoe@example.org", "subject": "Batteries", "message": "Bonjour", "website": ""}
    return {**filled, "started": started, **changes}


def test_a_message_is_stored_mailed_and_confirmed(client: Client, page: ContactPage) -> None:
    response = client.post(page.get_url(), letter(), follow=True, headers=HERE)
    assert response.redirect_chain == [("/contact/?envoye", 302)]
    assert "Merci, c’est arrivé." in response.content.decode()
    stored = FormSubmission.objects.get()
    assert stored.form_data == {"name": "Zoé", "email": "zoe@example.org", "subject": "Batteries", "message": "Bonjour"}
    sent = mail.outbox[0]
    assert (sent.subject, sent.to, sent.reply_to) == ("Batteries", ["site@example.org"], ["zoe@example.org"])


def test_a_mail_server_that_is_down_loses_nothing(
    client: Client, page: ContactPage, settings: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    settings.EMAIL_BACKEND = f"{__name__}.BrokenBackend"
    assert client.post(page.get_url(), letter(), headers=HERE).status_code == 302
    assert FormSubmission.objects.count() == 1
    assert "could not be mailed" in caplog.text


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name": ""}, "Écrivez votre nom."),
        ({"email": ""}, "Écrivez votre adresse électronique, pour que nous puissions vous répondre."),
        ({"email": "zoe@"}, "Écrivez une adresse électronique complète, par exemple nom@example.org."),
        ({"message": ""}, "Écrivez votre message."),
        ({"subject": "Bonjour\r\nBcc: all@example.org"}, "Écrivez sur une seule ligne."),
        ({"name": "Zoé\nBcc: all@example.org"}, "Écrivez sur une seule ligne."),
        ({"subject": "Bonjour\x0bBcc: all@example.org"}, "Écrivez sur une seule ligne."),
        ({"name": "Zoé\u2028Bcc: all@example.org"}, "Écrivez sur une seule ligne."),
        ({"website": "https://spam.example"}, "laissez-le vide"),
        ({"started": "forged"}, "Votre texte est toujours là"),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_lost(
    client: Client, page: ContactPage, changes: dict[str, str], words: str
) -> None:
    sent = letter(**{"message": "Un long texte", **changes})
    html = client.post(page.get_url(), sent, headers=HERE).content.decode()
    assert words in html.partition('role="alert"')[2].partition("</form>")[0]
    assert "<title>Erreur" in html
    assert not changes.get("message", "x") or "Un long texte" in html
    assert FormSubmission.objects.count() == 0
    assert mail.outbox == []


def test_what_was_written_comes_back_as_it_was(client: Client, page: ContactPage) -> None:
    builders.term(short="OPCO", long="opérateur de compétences")
    html = client.post(page.get_url(), letter(name="", message="Je cherche un OPCO"), headers=HERE).content.decode()
    assert ">\nJe cherche un OPCO</textarea>" in html


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://testserver"},
        {"origin": "https://form.example.org"},
        {"referer": "http://testserver/contact/"},
        {"origin": "http://testserver", "referer": "http://elsewhere.example/"},
    ],
)
def test_a_form_of_this_site_needs_no_cookie(page: ContactPage, settings: Settings, headers: dict[str, str]) -> None:
    settings.CSRF_TRUSTED_ORIGINS = ["https://form.example.org"]
    assert Client(enforce_csrf_checks=True).post(page.get_url(), letter(), headers=headers).status_code == 302
    assert FormSubmission.objects.count() == 1


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"origin": "null"},
        {"origin": "https://testserver"},
        {"origin": "http://testserver.elsewhere.example"},
        {"origin": "http://elsewhere.example", "referer": "http://testserver/contact/"},
        {"referer": "http://elsewhere.example/?http://testserver/"},
        {"referer": "http://[broken/"},
    ],
)
def test_a_form_from_elsewhere_is_refused_and_says_what_to_do(page: ContactPage, headers: dict[str, str]) -> None:
    response = Client(enforce_csrf_checks=True).post(page.get_url(), letter(), headers=headers)
    assert response.status_code == 403
    html = response.content.decode()
    assert "Revenez au formulaire" in html
    assert "ce que vous avez écrit y est toujours" in html
    assert FormSubmission.objects.count() == 0


def test_the_form_sets_no_cookie_and_is_the_same_for_all(client: Client, page: ContactPage) -> None:
    for response in (client.get(page.get_url()), client.post(page.get_url(), letter(name=""), headers=HERE)):
        assert not response.cookies
        assert "Cookie" not in response.get("Vary", "")


def test_a_form_kept_for_a_day_can_still_be_sent(client: Client, page: ContactPage) -> None:
    with time_machine.travel(timezone.now() - datetime.timedelta(days=2)):
        kept = contact.mark()
    assert client.post(page.get_url(), letter(started=kept), headers=HERE).status_code == 302


def test_an_error_is_tied_to_its_field(client: Client, page: ContactPage) -> None:
    html = client.post(page.get_url(), letter(name=""), headers=HERE).content.decode()
    assert 'id="id_name_error"' in html
    assert 'aria-invalid="true"' in html
    assert "id_name_error" in html.partition('aria-describedby="')[2].partition('"')[0]


def test_haste_and_age_are_refused_with_a_new_mark(client: Client, page: ContactPage) -> None:
    hasty = client.post(page.get_url(), letter(started=contact.mark()), headers=HERE).content.decode()
    assert "Votre texte est toujours là" in hasty
    with time_machine.travel(timezone.now() - datetime.timedelta(days=4)):
        old = contact.mark()
    late = client.post(page.get_url(), letter(started=old), headers=HERE).content.decode()
    assert "restée ouverte" in late
    assert old not in late


def test_the_form_is_usable_by_keyboard_and_reader(client: Client, page: ContactPage) -> None:
    html = read(client, page.get_url())
    for field in ("name", "email", "subject", "message"):
        assert f'<label for="id_{field}">' in html
    assert 'autocomplete="email"' in html


def test_messages_are_deleted_after_twelve_months(page: ContactPage, capsys: pytest.CaptureFixture[str]) -> None:
    with time_machine.travel(timezone.now() - datetime.timedelta(days=366)):
        FormSubmission.objects.create(page=page, form_data={})
    kept = FormSubmission.objects.create(page=page, form_data={})
    call_command("delete_old_messages")
    assert list(FormSubmission.objects.all()) == [kept]
    assert "1 message supprimé" in capsys.readouterr().out
