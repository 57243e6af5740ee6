"""What a cluster is asked, how often, and what it answers, on real nodes of both kinds."""

from datetime import timedelta
from itertools import islice

import pytest
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from search.engines import cluster as cluster_module
from search.engines.cluster import ClusterEngine
from search.engines.embedded import EmbeddedEngine
from search.feeding import feed
from search.query import Query
from search.rebuilding import rebuild
from tests import builders

from .asking import Asker
from .clusters import changed, index_of, made, noted
from .made import NOW, Maker

CHOICES = {"type": ("projet", "appel"), "region": ("27", "84"), "statut": ("ouvert",)}
ASKED = (
    Query(),
    Query(text="hydrogène métiers -forêt"),
    Query(text='"de la"', sort="titre"),
    Query(text="compétences", chosen=CHOICES, scope={"laureat": ("1",)}, sort="-montant"),
    Query(page=2, size=7, sort="date", language="en"),
)


def test_an_answer_is_one_request(cluster: ClusterEngine) -> None:
    made()
    rebuild(cluster)
    for query in ASKED:
        with noted(cluster) as requests:
            answer = cluster.search(query, NOW)
        assert [(request.method, request.path) for request in requests] == [("POST", f"/{cluster.alias}/_search")]
        assert (answer.engine, answer.is_current, answer.degraded) == ("cluster", False, False)


def test_an_answer_is_what_the_database_answers(cluster: ClusterEngine) -> None:
    """A few questions; `test_contract.py` has many."""
    made(120)
    rebuild(cluster)
    asker = Asker(1)
    asker.known = list(Maker(3).many(120))
    for query in [*ASKED, *(asker.query() for _number in range(40))]:
        answer, expected = cluster.search(query, NOW), EmbeddedEngine().search(query, NOW)
        assert (answer.total, answer.page, answer.amounts) == (expected.total, expected.page, expected.amounts), query
        assert {key: answer.counts[key] for key in answer.counts} == {
            key: dict(values) for key, values in expected.counts.items() if values
        }, query
        assert answer.ids == expected.ids or query.order == "pertinence", query


def test_the_values_that_exist_are_asked_for_once_for_each_state_of_the_index(cluster: ClusterEngine) -> None:
    entries = made()
    rebuild(cluster)
    query = Query(text="nothinghasthis")

    def asked_for() -> set[str]:
        with noted(cluster) as requests:
            assert cluster.search(query).total == 0
        return set(requests[0].body["aggs"]["existing"]["aggs"]["own"]["aggs"])

    assert "region" in asked_for()
    assert asked_for() == {"statut"}
    shown = next(entry for entry in entries if "fr" in entry.shown_in)
    changed(shown, codes={**shown.codes, "region": ["53"]})
    feed(cluster)
    assert "region" in asked_for()
    assert cluster.search(query).counts["region"]["53"] == 0


def test_a_value_that_readers_do_not_know_yet_is_counted(cluster: ClusterEngine) -> None:
    """The index is a moment ahead of what is known of it while it is being fed."""
    entries = made()
    rebuild(cluster)
    cluster.search(Query())
    entry = next(entry for entry in entries if "fr" in entry.shown_in)
    entry.codes = {**entry.codes, "region": ["53"]}
    index = index_of(cluster)
    index.put({entry.pk: entry}, {entry.pk: 10**9})
    index.refresh()
    assert cluster.search(Query()).counts["region"]["53"] == 1


def test_the_state_of_a_call_follows_the_clock_without_any_writing(cluster: ClusterEngine) -> None:
    made(200)
    rebuild(cluster)
    chosen = Query(chosen={"statut": ("ouvert", "clos")})
    seen = set()
    for hours in (-2001, -48, -1, 0, 0.5, 1, 47, 3000):
        now = NOW + timedelta(hours=hours)
        answer, expected = cluster.search(chosen, now), EmbeddedEngine().search(chosen, now)
        assert (answer.ids, answer.counts["statut"]) == (expected.ids, expected.counts["statut"])
        seen.add(tuple(sorted(answer.counts["statut"].items())))
    assert len(seen) > 4


def test_what_has_the_words_in_its_title_comes_first_and_a_programme_before_a_project(cluster: ClusterEngine) -> None:
    in_text = builders.article(title="Une nouvelle", summary="Le quantique et la chaudronnerie, le quantique.")
    in_title = builders.article(title="La chaudronnerie quantique")
    project = builders.project(title="Chaudronnerie navale")
    programme = builders.programme(title="Chaudronnerie navale")
    rebuild(cluster)
    assert cluster.search(Query(text="quantique chaudronneries")).ids == (in_title.pk, in_text.pk)
    assert cluster.search(Query(text="navale")).ids == (programme.pk, project.pk)
    assert set(cluster.search(Query(text='"le quantique"')).ids) == {in_text.pk}


def test_a_page_beyond_the_end_is_the_last_one(cluster: ClusterEngine) -> None:
    made()
    rebuild(cluster)
    for query in (Query(page=9, size=7, sort="titre"), Query(page=1_000_000, size=7, sort="titre")):
        with noted(cluster) as requests:
            answer = cluster.search(query, NOW)
        expected = EmbeddedEngine().search(query, NOW)
        assert (answer.ids, answer.page, answer.pages) == (expected.ids, expected.page, expected.pages)
        assert (len(requests), answer.engine) == (2, "cluster")


def test_a_page_that_is_too_far_for_a_cluster_comes_from_the_database(
    cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch
) -> None:
    made(100)
    rebuild(cluster)
    monkeypatch.setattr(cluster_module, "DEEPEST", 20)
    for page, engine in ((1, "cluster"), (2, "cluster"), (3, "embedded"), (1_000_000, "embedded")):
        query = Query(page=page, size=10, sort="date")
        answer, expected = cluster.search(query, NOW), EmbeddedEngine().search(query, NOW)
        assert (answer.ids, answer.total, answer.engine) == (expected.ids, expected.total, engine)


def test_a_word_that_means_a_hundred_things_is_no_error(cluster: ClusterEngine) -> None:
    for number in range(60):
        builders.term(code=f"term-{number}", language="fr", short="AMI", long=f"appel {number} à manifester un intérêt")
    page = builders.article(title="Appel 7 : manifester un intérêt")
    rebuild(cluster)
    query = Query(text="ami")
    assert cluster.search(query).ids == (page.pk,)
    assert list(cluster.keys(query)) == [page.pk]


def test_all_keys_come_from_one_state_of_the_index(cluster: ClusterEngine, monkeypatch: pytest.MonkeyPatch) -> None:
    """An export goes on while editors publish."""
    made(60)
    rebuild(cluster)
    monkeypatch.setattr(cluster_module, "AT_ONCE", 7)
    for sort in ("pertinence", "date", "-montant", "titre"):
        query = Query(text="compétences OR métiers" if sort == "pertinence" else "", sort=sort)
        assert tuple(islice(cluster.keys(query, NOW), 20)) == cluster.search(query, NOW).ids
    query = Query(sort="-date")
    expected = list(EmbeddedEngine().keys(query, NOW))
    keys = cluster.keys(query, NOW)
    found = [next(keys) for _number in range(3)]
    index = index_of(cluster)
    index.put(dict.fromkeys(expected), dict.fromkeys(expected, 10**9))
    index.refresh()
    assert cluster.search(query, NOW).total == 0
    assert [*found, *keys] == expected


def test_an_answer_costs_one_query_beside_what_is_kept(
    cluster: ClusterEngine, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    made()
    rebuild(cluster)
    query = Query(text="hydrogène", chosen=CHOICES)
    cluster.search(query, timezone.now())
    with django_assert_num_queries(2):  # how far the index is, and the content version
        cluster.search(query, timezone.now())
