"""Machine translation against a small server that speaks LibreTranslate's and DeepL's protocol and fails as they do."""

import json
import logging
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from django.utils.translation import ngettext, override
from wagtail.models import Page
from wagtail_localize.machine_translators import get_machine_translator
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from config import environment as read
from home.middleware import is_whole
from home.translators import machines
from home.translators.machine_address import MachineAddress
from tests import builders
from tests.admin.forms import french, plain, said

from .acting import english, publish

pytestmark = pytest.mark.django_db
KEY = "tell-nobody"
Request = dict[str, Any]
Reply = tuple[int, bytes]


class Server(ThreadingHTTPServer):
    """Answers each request as the test says and remembers it."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.requests: list[Request] = []
        self.answer: Callable[[Request], Reply] = libre
        self.release = threading.Event()

    @property
    def port(self) -> int:
        return int(self.server_address[1])


class Handler(BaseHTTPRequestHandler):
    """A request as the test sees it: path, key, languages, texts."""

    server: Server

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        is_json = self.headers["Content-Type"] == "application/json"
        request: Request = json.loads(body) if is_json else parse_qs(body)
        request |= {"path": self.path, "authorization": self.headers.get("Authorization", "")}
        self.server.requests.append(request)
        status, content = self.server.answer(request)
        if status == 0:  # silence
            self.server.release.wait(10)
            return
        self.send_response(status)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_arguments: Any) -> None:
        """Not on the screen."""


def libre(request: Request) -> Reply:
    return 200, json.dumps({"translatedText": [f"M {text}" for text in request["q"]]}).encode()


def always(reply: Reply) -> Callable[[Request], Reply]:
    return lambda _request: reply


def deepl(request: Request) -> Reply:
    return 200, json.dumps({"translations": [{"text": f"M {text}"} for text in request["text"]]}).encode()


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[Server]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    server = Server()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    yield server
    server.release.set()
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def machine(server: Server, settings: Any) -> Server:
    """The server as the site's machine."""
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = read.machine(f"libretranslate://127.0.0.1:{server.port}?key={KEY}")
    return server


@pytest.fixture
def work(db: None) -> Translation:
    """A draft of which nothing is translated, with a link in a text."""
    builders.english_home()
    page = builders.standard_page(title="Accès", body=builders.text('Voir <a href="https://example.org/">ici</a>.'))
    translate_object(page, [builders.locale()])
    return Translation.objects.get(source__object_id=page.translation_key)


def ask(client: Client, work: Translation) -> Any:
    return client.post(reverse("wagtail_localize:machine_translate", args=[work.pk]))


def drafted_by(name: str, number: int) -> str:
    with override("fr"):
        text = ngettext(
            "%(name)s translated %(number)d text. Review it before you publish.",
            "%(name)s translated %(number)d texts. Review them before you publish.",
            number,
        )
    return plain(text % {"name": name, "number": number})


def texts(work: Translation) -> dict[str, str]:
    rows = StringTranslation.objects.filter(context__object_id=work.source.object_id)
    return dict(rows.values_list("translation_of__data", "data"))


def test_a_page_is_drafted(work: Translation, machine: Server, admin: Client) -> None:
    response = ask(admin, work)
    assert texts(work) == {"Accès": "M Accès", 'Voir <a id="a1">ici</a>.': 'M Voir <a id="a1">ici</a>.'}
    assert drafted_by("LibreTranslate", 2) in said(response)
    assert response.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[work.get_target_instance().pk])
    [request] = machine.requests
    assert [request[name] for name in ("path", "api_key", "source", "target")] == ["/translate", KEY, "fr", "en"]


def test_deepl_is_spoken_too(work: Translation, server: Server, settings: Any, admin: Client) -> None:
    address = MachineAddress("deepl", f"http://127.0.0.1:{server.port}", KEY)
    settings.WAGTAILLOCALIZE_MACHINE_TRANSLATOR = address.setting
    server.answer = deepl
    ask(admin, work)
    assert texts(work)["Accès"] == "M Accès"
    [request] = server.requests
    assert (request["path"], request["authorization"]) == ("/v2/translate", f"DeepL-Auth-Key {KEY}")
    assert (request["source_lang"], request["target_lang"]) == (["FR"], ["EN-GB"])


def test_what_somebody_translated_stays(work: Translation, machine: Server, admin: Client) -> None:
    builders.fill_in(work, title="Access")
    assert french("Nothing is left to translate.") in said(ask(admin, work))
    assert texts(work)["Accès"] == "Access"
    assert machine.requests == []


FAILURES: dict[str, tuple[Reply, str]] = {
    "error": ((500, b"<html>oops</html>"), "it is out of order (error %(status)d)."),
    "key": ((403, b"{}"), "it does not accept the key of this site."),
    "busy": ((429, b"{}"), "it has too much to do. Try again in a minute."),
    "quota": ((456, b"{}"), "what it may translate this month is used up."),
    "language": ((400, b'{"error": "en is not supported"}'), "it does not know this language, or not this text."),
    "moved": ((302, b""), "it is out of order (error %(status)d)."),
    "no JSON": ((200, b"<html>"), "its answer is not understood."),
    "a list": ((200, b"[]"), "its answer is not understood."),
    "too few": ((200, b'{"translatedText": ["one"]}'), "its answer is not understood."),
    "no texts": ((200, b'{"translatedText": [1, null]}'), "its answer is not understood."),
    "silence": ((0, b""), "it takes too long."),
}


def test_a_failure_is_said_and_nothing_is_lost(
    work: Translation,
    machine: Server,
    admin: Client,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    caplog.set_level(logging.DEBUG)
    for name, (reply, reason) in FAILURES.items():
        monkeypatch.setattr(machines, "SECONDS", 0.3 if name == "silence" else 5)
        machine.answer = always(reply)
        message = said(ask(admin, work)).rpartition("LibreTranslate")[2]
        assert french(reason, status=reply[0]) in message, name
        assert texts(work) == {}, name
        assert KEY not in message
    assert KEY not in caplog.text


def test_a_server_that_is_not_there_is_said(work: Translation, machine: Server, admin: Client) -> None:
    machine.server_close()
    assert french("it cannot be reached.") in said(ask(admin, work))


def test_a_long_page_is_sent_in_lots_and_what_came_is_kept(
    machine: Server, admin: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(machines, "LOT", 2)
    builders.english_home()
    page = builders.standard_page(title="Un", body=[("text", "<p>Deux</p><p>Trois</p><p>Quatre</p>")])
    translate_object(page, [builders.locale()])
    work = Translation.objects.get(source__object_id=page.translation_key)
    machine.answer = lambda request: libre(request) if len(machine.requests) == 1 else (500, b"")
    response = ask(admin, work)
    assert [len(request["q"]) for request in machine.requests] == [2, 2]
    assert len(texts(work)) == 2
    assert french("it is out of order (error %(status)d).", status=500) in said(response)
    machine.answer = libre
    ask(admin, work)
    assert len(texts(work)) == 4


def test_markup_that_a_machine_invents_is_not_used(work: Translation, machine: Server, admin: Client) -> None:
    machine.answer = lambda request: (
        200,
        json.dumps({"translatedText": ["<script>alert(1)</script>" for _text in request["q"]]}).encode(),
    )
    ask(admin, work)
    assert StringTranslation.objects.filter(has_error=True).count() == 2
    assert work.get_progress() == (2, 0)


def test_there_is_none_unless_it_is_asked_for(work: Translation, admin: Client) -> None:
    assert get_machine_translator() is None
    assert ask(admin, work).status_code == 404


def test_who_may_not_write_the_page_does_not_translate_it(work: Translation, machine: Server) -> None:
    client = Client()
    client.force_login(builders.member())
    ask(client, work)
    assert machine.requests == []


def test_the_site_is_not_held_up_meanwhile(rf: Any, work: Translation) -> None:
    """What another server answers is not waited for in a transaction: the database of a small site has one writer."""
    assert not is_whole(rf.post(reverse("wagtail_localize:machine_translate", args=[work.pk])))
    assert is_whole(rf.post(reverse("wagtail_localize:upload_pofile", args=[work.pk])))


# The address


@pytest.mark.parametrize(
    ("text", "url", "key"),
    [
        ("libretranslate://127.0.0.1:5000", "http://127.0.0.1:5000", ""),
        ("libretranslates://t.example.org/api/?key=a+b", "https://t.example.org/api", "a+b"),
        ("libretranslate://[::1]:5000", "http://[::1]:5000", ""),
        ("deepl://abc:fx@api-free.deepl.com", "https://api-free.deepl.com", "abc:fx"),
        ("deepl://a%2Fb@api.deepl.com", "https://api.deepl.com", "a/b"),
    ],
)
def test_an_address_is_read(text: str, url: str, key: str) -> None:
    address = MachineAddress.read(text)
    assert (address.url, address.key) == (url, key)
    assert not key or key not in repr(address.setting)


@pytest.mark.parametrize(
    "text",
    [
        "https://t.example.org?key=tell-nobody",
        "deepl://api.deepl.com",
        "deepl://tell-nobody@",
        "deepl://tell-nobody@api.deepl.com?key=x",
        "libretranslate://tell-nobody@host",
        "libretranslate://host?clef=tell-nobody",
        "libretranslate://host?key=",
        "libretranslate://host:port?key=tell-nobody",
        "libretranslate://",
    ],
)
def test_a_wrong_address_is_said_without_its_key(text: str) -> None:
    with pytest.raises(ValueError, match="it must look like") as caught:
        read.machine(text)
    assert "tell-nobody" not in str(caught.value)


# What readers are told

NOTICE = "Parts of this page were translated by a machine and are not yet reviewed."


def notice(client: Client, page: Page) -> bool:
    soup = BeautifulSoup(client.get(page.get_url()).content, "html.parser")
    return NOTICE in [" ".join(tag.get_text().split()) for tag in soup.select('[role="note"]')]


@pytest.fixture
def drafted(work: Translation, machine: Server, admin: Client, django_capture_on_commit_callbacks: Any) -> Page:
    """A live page whose texts are a machine's."""
    ask(admin, work)
    page = english(Page.objects.get(translation_key=work.source.object_id, locale__language_code="fr").specific)
    with django_capture_on_commit_callbacks(execute=True):
        admin.post(reverse("wagtailadmin_pages:edit", args=[page.pk]), {"action": "publish"})
    page.refresh_from_db()
    assert page.live
    return page


def test_readers_are_told_until_somebody_reviewed_it(drafted: Page, work: Translation, admin: Client) -> None:
    reader = Client()
    assert notice(reader, drafted)
    source = drafted.get_translation(builders.locale("fr"))
    assert not notice(reader, source.specific)
    assert not notice(reader, builders.english_home())
    review = reverse("translation_review", args=[work.pk])
    assert "M Accès" in admin.get(review).content.decode()
    assert review in admin.get(reverse("wagtailadmin_pages:edit", args=[drafted.pk])).content.decode()
    admin.post(review)
    assert not notice(reader, drafted)


def test_a_text_that_somebody_saves_is_his(drafted: Page, work: Translation, admin: Client) -> None:
    for segment in work.source.stringsegment_set.all():
        address = reverse("wagtail_localize:edit_string_translation", args=[work.pk, segment.pk])
        data = f"value={texts(work)[segment.string.data]}".replace(" ", "+").replace('="', "%3D%22")
        admin.put(address, data, content_type="application/x-www-form-urlencoded")
    assert not notice(Client(), drafted)


def test_what_is_not_published_yet_is_not_told(
    drafted: Page, work: Translation, machine: Server, admin: Client
) -> None:
    admin.post(reverse("translation_review", args=[work.pk]))
    source = drafted.get_translation(builders.locale("fr")).specific
    publish(source, title="Autre accès", summary="Encore.")
    ask(admin, work)
    assert StringTranslation.objects.filter(translation_type="machine").exists()
    assert not notice(Client(), drafted)
