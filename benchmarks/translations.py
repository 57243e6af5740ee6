"""What publishing a French page costs whose translation follows, beside publishing it once that is gone."""

import time
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from statistics import median
from typing import Any

from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from .measure import Benchmark, verify

MOST = 3.0  # times a publication without a translation
BUDGETS = (Decimal(1_000_003), Decimal(2_000_005))  # in turns: each publication changes a fact


@dataclass(frozen=True)
class Cost:
    """Milliseconds of CPU, which other work on the machine leaves alone, and queries."""

    cpu: float
    queries: int


def editor() -> Client:
    client = Client()
    client.force_login(get_user_model()._default_manager.create_superuser("benchmark", "", "benchmark"))
    return client


def published(client: Client, page: Any, budget: Decimal) -> Cost:
    """The form of the page, sent with another amount."""
    from tests.admin.forms import PUBLISH, PageForm

    form = PageForm.of(client, page)
    form.fill(budget=str(budget))
    start = time.process_time()
    with CaptureQueriesContext(connection) as log:
        response = form.send(PUBLISH)
        queries = len(log)
    cpu = (time.process_time() - start) * 1000
    verify(response.status_code == 302, f"the form of the page answers {response.status_code}")
    verify(type(page).objects.get(pk=page.pk).budget == budget, "the page was not published")
    return Cost(cpu, queries)


def measured(client: Client, page: Any, repeat: int, translated: str) -> Cost:
    """The middle of so many publications; `translated` is the title that its translation keeps, if it has one."""
    from tests.languages.acting import english

    costs = []
    for number in range(repeat + 1):
        budget = BUDGETS[number % len(BUDGETS)]
        costs.append(published(client, page, budget))
        if translated:
            follower = english(page)
            found = (follower.budget, follower.title, follower.live, follower.has_unpublished_changes)
            verify(found == (budget, translated, True, False), f"the translation does not follow: {found}")
    warm = costs[1:]
    return Cost(median(one.cpu for one in warm), int(median(one.queries for one in warm)))


def run(repeat: int) -> Iterator[str]:
    """Figures of both, and their ratio."""
    from programmes.models import CallPage
    from tests.languages.acting import english, finish

    client, page = editor(), CallPage.objects.get(code="ami-cma", code_language="fr")
    published(client, page, BUDGETS[-1])  # the texts are now as the form writes them
    translation = finish(english(page))
    with_it = measured(client, page, repeat, translation.title)
    verify(b"EN " in Client().get(translation.get_url()).content, "readers do not find the translation")
    translation.delete()
    without = measured(client, page, repeat, "")
    for name, cost in (("without", without), ("with one translation", with_it)):
        yield f"{name:22} {cost.cpu:6.0f} ms  {cost.queries:5} queries"
    ratio = with_it.cpu / without.cpu
    yield f"ratio: {ratio:.2f} of CPU, {with_it.queries / without.queries:.2f} of queries"
    verify(ratio <= MOST, f"a publication with a translation costs {ratio:.2f} x one without")


BENCHMARK = Benchmark(
    "translations",
    "an editor who publishes a page that is translated must not wait much longer: 3 times at most",
    run,
    repeat=7,
)
