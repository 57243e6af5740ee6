"""How often one address may ask: who is counted, when it is refused, what it is told, and what is never counted."""

from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client, RequestFactory
from pytest_django.fixtures import Settings

from search.limits import address_of, limited, warn_once
from tests import builders

MOMENT = "2026-11-26 10:00:20+01:00"  # 40 seconds before the end of its minute
PROXY = "10.0.0.1"


@pytest.fixture(autouse=True)
def three_a_minute(settings: Settings) -> Iterator[None]:
    settings.RATE_LIMITS = {"search": 3, "suggestions": 3, "exports": 3}
    cache.clear()
    with time_machine.travel(MOMENT, tick=False):
        yield
    cache.clear()


def ask(kind: str = "exports", address: str = "192.0.2.1", url: str = "/recherche/?q=bois", **told: Any) -> Any:
    return limited(RequestFactory(REMOTE_ADDR=address).get(url, **told), kind)


def refused(kind: str = "exports", times: int = 4, **other: Any) -> HttpResponse:
    """What the last of some requests of one address is told."""
    answers = [ask(kind, **other) for _time in range(times)]
    assert answers[:-1] == [None] * (times - 1)
    assert answers[-1].status_code == 429
    response: HttpResponse = answers[-1]
    return response


def test_an_address_is_refused_after_so_many_until_the_minute_ends() -> None:
    response = refused()
    assert response["Retry-After"] == "40"
    assert response["Cache-Control"] == "no-store"
    with time_machine.travel("2026-11-26 10:01:00+01:00", tick=False):
        refused()


def test_each_address_and_each_kind_is_counted_for_itself() -> None:
    refused("exports")
    refused("exports", address="192.0.2.2")
    refused("suggestions")


@pytest.mark.parametrize("limits", [{}, {"exports": 0}])
def test_there_may_be_no_limit(settings: Settings, limits: dict[str, int]) -> None:
    settings.RATE_LIMITS = limits
    assert [ask() for _time in range(10)] == [None] * 10


@pytest.mark.parametrize("url", ["/recherche/", "/recherche/?page=3"])
def test_a_list_that_nobody_filtered_is_not_counted(url: str) -> None:
    assert [ask("search", url=url) for _time in range(10)] == [None] * 10


def test_no_address_stays_readable() -> None:
    ask(address="192.0.2.77")
    stored = vars(cache._connections.settings) if False else vars(cache)
    assert "192.0.2.77" not in repr(stored)


def test_a_cache_that_is_away_refuses_nobody(monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture) -> None:
    def fail(*_arguments: Any) -> None:
        raise ConnectionError

    monkeypatch.setattr("search.limits.counters.add", fail)
    assert [ask() for _time in range(10)] == [None] * 10
    assert "does not answer" in caplog.text


# Who asks


@pytest.mark.parametrize(
    ("proxies", "header", "address"),
    [
        (0, "203.0.113.9", PROXY),  # a header that anybody may send
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "198.51.100.1, 203.0.113.9", "203.0.113.9"),  # the first is what the visitor made up
        (2, "198.51.100.1, 203.0.113.9, 10.0.0.2", "203.0.113.9"),
        (1, "::ffff:203.0.113.9", "203.0.113.9"),
        (1, "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        (1, "2001:db8:1:2::7%eth0", "2001:db8:1:2::/64"),
        (1, "nobody", "nobody"),
    ],
)
def test_the_address_is_the_one_that_our_outermost_proxy_saw(
    settings: Settings, proxies: int, header: str, address: str
) -> None:
    settings.PROXIES = proxies
    request = RequestFactory(REMOTE_ADDR=PROXY).get("/", HTTP_X_FORWARDED_FOR=header)
    assert address_of(request) == address


@pytest.mark.parametrize(
    ("proxies", "header"), [(1, {}), (1, {"HTTP_X_FORWARDED_FOR": ""}), (2, {"HTTP_X_FORWARDED_FOR": "203.0.113.9"})]
)
def test_readers_whose_address_no_proxy_tells_are_not_refused_together(
    settings: Settings, caplog: pytest.LogCaptureFixture, proxies: int, header: dict[str, str]
) -> None:
    settings.PROXIES = proxies
    warn_once.cache_clear()
    assert [ask(address=PROXY, **header) for _time in range(10)] == [None] * 10
    assert caplog.text.count("X-Forwarded-For") == 1


# What is said


@pytest.mark.parametrize(
    ("kind", "url", "content_type"),
    [
        ("suggestions", "/recherche/suggestions/?q=bo", "application/json"),
        ("exports", "/recherche/?q=bois&format=json", "application/json"),
        ("exports", "/recherche/?q=bois&format=csv", "text/plain; charset=utf-8"),
    ],
)
def test_a_program_is_told_in_a_sentence(kind: str, url: str, content_type: str) -> None:
    response = refused(kind, url=url)
    assert response["Content-Type"] == content_type
    assert "40" in response.content.decode()


@pytest.mark.django_db
def test_a_reader_is_told_on_a_page_and_may_read_on(client: Client) -> None:
    builders.home()
    address = "/recherche/?q=bois&secteur=x"
    assert [client.get(address).status_code for _time in range(4)] == [200, 200, 200, 429]
    response = client.get(address)
    html = response.content.decode()
    assert response["Retry-After"] == "40"
    assert 'href="/recherche/?q=bois&amp;secteur=x"' in html
    assert "40" in html
    assert client.get("/recherche/").status_code == 200


@pytest.mark.django_db
def test_the_showcase_and_the_exports_are_limited_too(client: Client) -> None:
    builders.project_index()
    for address in ("/laureats/?q=bois", "/laureats/?format=json", "/recherche/?format=csv"):
        cache.clear()
        assert [client.get(address).status_code for _time in range(4)] == [200, 200, 200, 429]
