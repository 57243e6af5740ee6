"""What one page costs that is not kept: CPU without a server, queries, bytes."""

import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median

import brotli
from django.db import connection
from django.test import Client, override_settings
from django.test.utils import CaptureQueriesContext

from .measure import Benchmark, verify

# What `wagtail start` writes.
WAGTAIL_MIDDLEWARE = [
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]
ROUNDS = 5  # the median of so many rounds: a machine does other things too


@dataclass(frozen=True)
class Cost:
    """CPU in milliseconds, queries, bytes of HTML plain and compressed."""

    cpu: float
    queries: int
    size: int
    wire: int


def addresses() -> dict[str, str]:
    """The richest page of each kind in the demo content."""
    from programmes.models import AntennaPage, CallPage, ProgrammePage, ProjectPage

    pages = {
        "programme": ProgrammePage.objects.get(code="france-2030"),
        "call": CallPage.objects.get(code="ami-cma"),
        "project": ProjectPage.objects.get(code="ecole-de-la-batterie"),
        "antenna": AntennaPage.objects.get(slug="antenne-cnam-du-pays-de-montbeliard"),
    }
    return {
        "home": "/",
        **{name: str(page.get_url()) for name, page in pages.items()},
        "list": "/laureats/",
        "region": "/territoires/occitanie/",
    }


def cost(address: str, repeat: int) -> Cost:
    """One request, in a warm process."""
    client = Client(raise_request_exception=True)
    body = client.get(address).content
    gc.collect()
    gc.freeze()  # as `gunicorn.conf.py` does once all is loaded
    with CaptureQueriesContext(connection) as log:
        response = client.get(address)
    queries = len(log)  # now: the log starts anew with each request
    verify(response.status_code == 200, f"{address} answers {response.status_code}")
    verify(response.content == body, f"{address} is not the same twice")
    cpu = median(seconds(client, address, repeat) for _ in range(ROUNDS))
    return Cost(cpu * 1000, queries, len(body), len(brotli.compress(body, quality=6)))


def seconds(client: Client, address: str, repeat: int) -> float:
    """CPU of a request, over so many."""
    start = time.process_time()
    for _ in range(repeat):
        client.get(address)
    return (time.process_time() - start) / repeat


def baseline(repeat: int) -> Cost:
    """A page of text with Wagtail's tags, as Wagtail serves it."""
    from home.models import StandardPage

    page = StandardPage.objects.order_by("path").first()
    verify(page, "the demo content has no page of text")
    address = str(page.get_url()) if page else ""
    with override_settings(ROOT_URLCONF="benchmarks.plain", MIDDLEWARE=WAGTAIL_MIDDLEWARE):
        verify(b"site-header" not in Client().get(address).content, "the baseline is one of our pages")
        return cost(address, repeat)


def run(repeat: int) -> Iterator[str]:
    with override_settings(PAGE_CACHE=False):
        reference = baseline(repeat)
        yield f"{'page':10} {'CPU':>8} {'ratio':>6} {'queries':>8} {'HTML':>9} {'wire':>9}"
        yield line("plain", reference, reference)
        for name, address in addresses().items():
            yield line(name, cost(address, repeat), reference)


def line(name: str, cost: Cost, reference: Cost) -> str:
    ratio = cost.cpu / reference.cpu
    return f"{name:10} {cost.cpu:5.1f} ms {ratio:6.2f} {cost.queries:8} {cost.size:7} B {cost.wire:7} B"


BENCHMARK = Benchmark(
    "pages",
    "a page that is not kept must stay near a plain Wagtail page, though it shows ten times more",
    run,
    repeat=20,
)
