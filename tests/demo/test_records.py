"""Synthetic records: sound, skewed, the same for the same seed, never beside real content."""

from collections import Counter
from decimal import Decimal
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db.models import Count
from wagtail.models import Page

from demo.models import Loaded
from demo.synthetic import calls
from demo.synthetic.dice import Dice
from demo.synthetic.filling import fill
from home.models import HomePage
from programmes.models import Organisation, ProjectFolderPage, ProjectPage, ProjectPlace, ProjectSector
from tests import builders

SIZE = 150


@pytest.fixture
def filled(db: None) -> list[int]:
    """A filled database, and what was said on the way."""
    said: list[int] = []
    assert fill(SIZE, 1, said.append)
    return said


def facts() -> list[dict[str, Any]]:
    """All that a seed decides."""
    own = ("slug", "title", "summary", "story", "region", "budget", "announced_on", "translation_key")
    return list(ProjectPage.objects.order_by("path").values(*own, "holder__name", "call__code"))


@pytest.mark.usefixtures("filled")
def test_the_tree_is_sound() -> None:
    assert Page.find_problems() == ([], [], [], [], [])
    assert ProjectPage.objects.listed().count() == SIZE
    for folder in ProjectFolderPage.objects.all():
        children = ProjectPage.objects.child_of(folder)
        assert children.count() == folder.numchild
        assert children.exclude(call=folder.call).count() == 0
        assert all(page.url_path == f"{folder.url_path}{page.slug}/" for page in children)


@pytest.mark.usefixtures("filled")
def test_each_record_may_be_published_and_changed_by_an_editor() -> None:
    for page in ProjectPage.objects.all()[:40]:
        page.full_clean()
        assert page.publication_errors() == {}
    page.title = "Changed"
    page.save_revision().publish()
    assert ProjectPage.objects.get(pk=page.pk).title == "Changed"


@pytest.mark.usefixtures("filled")
def test_the_set_is_skewed_as_real_ones_are() -> None:
    regions = Counter(ProjectPage.objects.values_list("region", flat=True))
    assert max(regions.values()) > SIZE / 8
    holders = Organisation.objects.annotate(held=Count("held_projects")).order_by("-held")
    assert holders[0].held > 4 * holders.count() / 4
    sectors = Counter(ProjectSector.objects.values_list("sector__code", flat=True))
    assert max(sectors.values()) > 5 * min(sectors.values())
    assert 0 < ProjectPage.objects.filter(budget=None).count() < SIZE
    assert ProjectPlace.objects.exists()


def test_amounts_are_spread_over_three_powers_of_ten() -> None:
    dice = Dice(1)
    amounts = [dice.amount() for _time in range(3000)]
    assert min(amounts) >= Decimal(50_000)
    assert max(amounts) <= Decimal(50_000_000)
    small, middle = (sum(amount < bound for amount in amounts) for bound in (500_000, 5_000_000))
    assert small == pytest.approx(1000, rel=0.1)
    assert middle == pytest.approx(2000, rel=0.1)


def test_the_same_seed_makes_the_same_records(filled: list[int]) -> None:
    first = facts()
    assert not fill(SIZE, 1)
    assert fill(SIZE, 2)
    assert [one["title"] for one in facts()] != [one["title"] for one in first]
    assert fill(SIZE, 1)
    assert facts() == first
    assert filled[-1] == SIZE


@pytest.mark.parametrize("size", [1, 7, 300, 10_000, 100_000, 123_456])
def test_no_folder_is_overfull(size: int) -> None:
    sizes = calls.sizes(size)
    assert sum(sizes) == size
    assert max(sizes) <= ProjectFolderPage.CAPACITY
    assert min(sizes) >= 0
    assert sizes == sorted(sizes, reverse=True)


@pytest.mark.django_db
def test_real_pages_are_not_mixed_with() -> None:
    builders.programme()
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("make_records", size=10)
    assert not ProjectPage.objects.exists()


@pytest.mark.django_db
def test_the_demo_content_is_not_mixed_with() -> None:
    Loaded.objects.create(key="call:ami-cma", digest="", placed_at="2026-01-01T00:00Z")
    with pytest.raises(CommandError, match="DATABASE_URL"):
        call_command("make_records", size=10)


@pytest.mark.django_db
def test_the_command_says_what_it_made(capsys: pytest.CaptureFixture[str]) -> None:
    call_command("make_records", size=10, seed=3)
    call_command("make_records", size=10, seed=3)
    assert HomePage.objects.count() == 1
    assert capsys.readouterr().out.count("10 ") == 2
    assert ProjectPage.objects.count() == 10
