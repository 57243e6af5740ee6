"""The demo content: complete, placed as by Wagtail's own doors, idempotent, polite to editors."""

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.db.models import DecimalField, F, IntegerField, Model, Q
from django.test.utils import CaptureQueriesContext
from django.utils import translation
from wagtail.models import ModelLogEntry, Page, PageLogEntry, ReferenceIndex, Revision, Site, TranslatableMixin
from wagtail.search.models import IndexEntry

from demo.content import Content
from demo.ledger import State
from demo.loader import load
from demo.models import Loaded
from demo.report import Report
from demo.synthetic.mark import write_mark
from home.dates import PartialDate
from home.models import FooterLink, HomePage, Picture, SiteSettings
from news.models import DossierPage, EventPage, NewsPage, Proposal
from programmes.models import (
    AntennaPage,
    CallPage,
    KeyFigure,
    Organisation,
    OrganisationFigure,
    ProgrammeAxis,
    ProgrammePage,
    ProjectFolderPage,
    ProjectPage,
    Season,
    Sector,
    Term,
)
from programmes.timing import Status
from users.models import User

pytestmark = pytest.mark.usefixtures("demo", "db")


@pytest.fixture
def editor() -> User:
    return User.objects.create_superuser("camille", "camille@example.org", "only-for-tests")


def french(model: type[Model]) -> Any:
    """The records of a type in the source language, where it has several."""
    many = issubclass(model, TranslatableMixin)
    return model._default_manager.filter(locale__language_code="fr") if many else model._default_manager.all()


def said(report: Report) -> list[str]:
    with translation.override("en"):
        return list(report.lines())


def states(report: Report) -> dict[str, State]:
    """The records that were not the same."""
    return {key: state for key, state in report.states.items() if state is not State.SAME}


# Complete


@pytest.mark.parametrize(
    ("model", "count"),
    [
        (ProgrammePage, 16),
        (CallPage, 23),
        (Season, 5),
        (ProjectPage, 98),
        (AntennaPage, 37),
        (Sector, 35),
        (Organisation, 95),
        (Term, 73),
        (EventPage, 16),
        (NewsPage, 15),
        (DossierPage, 1),
        (Proposal, 7),
        (ProgrammeAxis, 6),
        (Picture, 9),
    ],
)
def test_everything_is_there(model: type[Model], count: int) -> None:
    assert french(model).count() == count


def test_every_key_figure_is_there() -> None:
    tables = {name: len(Content().rows(name)) for name in ("key_figures", "more_figures")}
    assert tables == {"key_figures": 55, "more_figures": 39}
    assert french(KeyFigure).count() + OrganisationFigure.objects.count() == 94


def test_a_load_says_how_many_of_each_type(demo: Report) -> None:
    lines = said(demo)
    assert "Projects: 98 (98 new, 0 updated)" in lines
    assert len(lines) == len({record.model for record in demo.records}) + len(demo.translations)


def test_the_site_shows_our_home() -> None:
    site = Site.objects.get()
    assert (site.is_default_site, site.root_page.specific_class) == (True, HomePage)
    assert list(french(Page).filter(depth=2)) == [site.root_page]
    assert SiteSettings.for_site(site).credits.count("licence CC BY 4.0") == 1
    assert FooterLink.objects.filter(column="legal").count() == 3


def test_the_menu_has_six_entries_in_their_order() -> None:
    entries = french(HomePage).get().get_children().in_menu().values_list("title", "slug")
    assert list(entries) == [
        ("Programmes", "programmes"),
        ("Appels", "appels"),
        ("Lauréats", "laureats"),
        ("Antennes", "antennes"),
        ("Régions", "territoires"),
        ("Actualités", "actualites"),
    ]


def test_programmes_make_a_tree() -> None:
    assert french(ProgrammePage).get(code="pric").url_path == "/accueil/programmes/pic/pric/"


def test_a_call_that_was_open_in_seasons_has_them_and_their_projects() -> None:
    call = french(CallPage).get(code="ami-cma")
    assert list(call.seasons.values_list("code", "title"))[:2] == [("s1", "Saison 1"), ("s1-v1", "Saison 1, vague 1")]
    assert french(ProjectPage).filter(call=call, season="s2").count() == 11
    assert call.key_figures.filter(season="s1-v1").exists()
    assert call.folder.get_children().count() == french(ProjectPage).filter(call=call).count() == 44
    news = french(NewsPage).get(slug="66-premiers-laureats-cma")
    assert (news.links.first().target.pk, news.links.first().season) == (call.pk, "s1-v1")


def test_a_closing_known_to_the_month_needs_no_stated_status() -> None:
    call = french(CallPage).get(code="ti-industrie-4-0")
    assert (call.closes_on, call.stated_status) == (PartialDate(2022, 3), "")
    assert french(CallPage).get(code="pic-poec").status is Status.PERMANENT


def test_an_unknown_amount_is_empty_and_never_zero() -> None:
    for model in (ProgrammePage, CallPage, Season, ProjectPage, AntennaPage):
        numbers = [field.name for field in model._meta.local_fields if isinstance(field, DecimalField | IntegerField)]
        zero = [name for name in numbers if name != "sort_order" and model._default_manager.filter(**{name: 0})]
        assert zero == []


def test_partners_are_organisations_where_they_have_a_record() -> None:
    partners = french(ProjectPage).get(code="ecole-de-la-batterie").partners.all()
    assert [one.label for one in partners][:4] == ["CEA – INSTN", "HESAM Université", "Cesi", CNAM]
    assert [bool(one.organisation) for one in partners][:4] == [False, False, True, True]


CNAM = "Conservatoire national des arts et métiers"


def test_a_handful_of_pages_have_pictures() -> None:
    shown = [
        french(ProgrammePage).exclude(picture=None).values_list("picture", flat=True),
        french(NewsPage).exclude(picture=None).values_list("picture", flat=True),
        ProjectPage.objects.filter(featured=True).values_list("picture", flat=True),
    ]
    assert all(len(group) >= 4 for group in shown)
    assert len({picture for group in shown for picture in group}) >= 8
    assert not french(ProjectPage).exclude(picture=None).filter(featured=False).exists()


# As by Wagtail's own doors


def test_the_tree_is_sound() -> None:
    assert Page.find_problems() == ([], [], [], [], [])


def test_every_page_is_live_with_one_revision_and_a_history() -> None:
    pages = Page.objects.filter(depth__gt=1)
    odd = pages.exclude(live=True, has_unpublished_changes=False, live_revision=F("latest_revision"))
    assert not odd.exists()
    assert not pages.filter(Q(first_published_at=None) | Q(latest_revision=None) | ~Q(draft_title=F("title"))).exists()
    assert Revision.page_revisions.count() == pages.count()
    actions = PageLogEntry.objects.filter(page_id__in=pages.values("pk")).values_list("action", flat=True)
    assert Counter(actions) == {"wagtail.create": pages.count(), "wagtail.publish": pages.count()}


MOVING = {
    "first_published_at",  # a revision keeps it to the millisecond alone
    "last_published_at",
    "latest_revision",
    "latest_revision_created_at",
    "live_revision",
}


def test_publishing_the_last_revision_changes_nothing() -> None:
    for code in ("ecole-de-la-batterie", "mattern-lab"):
        before = french(ProjectPage).get(code=code)
        before.latest_revision.publish()
        after = french(ProjectPage).get(code=code)
        facts = [
            {name: value for name, value in one.serializable_data().items() if name not in MOVING}
            for one in (before, after)
        ]
        assert facts[0] == facts[1]


def references() -> set[tuple[Any, ...]]:
    return set(ReferenceIndex.objects.values_list("content_type", "object_id", "to_object_id", "content_path"))


def entries() -> set[tuple[Any, ...]]:
    """Without the root, which no save ever put there."""
    found = IndexEntry.objects.exclude(object_id=str(Page.objects.get(depth=1).pk), title="Root")
    return set(found.values_list("content_type", "object_id", "title", "body", "autocomplete"))


def test_the_two_indexes_are_as_if_made_anew() -> None:
    before = references(), entries()
    call_command("rebuild_references_index", verbosity=0)
    call_command("update_index", verbosity=0)
    assert before[0] ^ references() == set()
    assert before[1] ^ entries() == set()
    assert len(before[0]) > 500


# Idempotent


def newest() -> list[Any]:
    models = (Revision, PageLogEntry, ModelLogEntry, Loaded, KeyFigure, Picture)
    return [model._default_manager.order_by("-pk").values_list("pk", flat=True).first() for model in models]


def test_a_second_load_writes_nothing() -> None:
    before = newest(), list(Loaded.objects.order_by("key").values())
    with CaptureQueriesContext(
        connection,
    ) as queries:
        report = load()
    assert states(report) == {}
    assert before == (newest(), list(Loaded.objects.order_by("key").values()))
    assert len(queries) <= 24
    assert [one["sql"] for one in queries if re.match("INSERT|UPDATE|DELETE", one["sql"])] == []
    assert "Projects: 98 (0 new, 0 updated)" in said(report)


def revisions_in_french() -> Any:
    keys = [str(key) for key in french(Page).values_list("pk", flat=True)]
    return Revision.page_revisions.filter(object_id__in=keys)


def replace(path: Path, old: str, new: str) -> None:
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize(
    ("file", "old", "new", "key"),
    [
        ("projects.csv", "formation,CO2i,", "formation,CO2i bis,", "project:co2i"),
        ("places.csv", "cometes,76,", "cometes,75,", "project:cometes"),
        ("texts/programmes.toml", "Former aux métiers qui changent", "Former aux métiers", "programme:france-2030"),
        ("bodies.csv", "Aerospace Valley", "Aerospace valley", "organisation:aerospace-valley"),
    ],
)
def test_only_the_record_that_changed_is_updated(folder: Path, file: str, old: str, new: str, key: str) -> None:
    replace(folder / file, old, new)
    before = revisions_in_french().count()
    report = load(Content(folder))
    assert states(report) == {key: State.CHANGED}
    assert revisions_in_french().count() == before + (not key.startswith("organisation:"))
    assert states(load(Content(folder))) == {}


def test_an_updated_page_shows_the_new_text_and_is_found_by_it(folder: Path) -> None:
    replace(folder / "projects.csv", "formation,CO2i,", "formation,Carbonaute,")
    load(Content(folder))
    page = french(ProjectPage).get(code="co2i")
    assert (page.title, page.draft_title, page.live_revision) == ("Carbonaute", "Carbonaute", page.latest_revision)
    assert [found.pk for found in Page.objects.search("Carbonaute")] == [page.pk]


def test_a_programme_below_another_one_moves(folder: Path) -> None:
    replace(folder / "programmes.csv", "PRIC,pic,", "PRIC,france-relance,")
    load(Content(folder))
    assert french(ProgrammePage).get(code="pric").url_path == "/accueil/programmes/france-relance/pric/"
    assert Page.find_problems() == ([], [], [], [], [])


def test_a_picture_that_is_described_anew_keeps_its_file(folder: Path) -> None:
    before = set(Picture.objects.values_list("pk", "file"))
    replace(folder / "pictures/pictures.csv", "Une maison en coupe", "Coupe d’une maison")
    assert list(states(load(Content(folder))).values()) == [State.CHANGED]
    assert Picture.objects.filter(title="Coupe d’une maison").exists()
    assert set(Picture.objects.values_list("pk", "file")) == before


def test_a_file_that_is_missing_is_an_empty_one(folder: Path) -> None:
    (folder / "pictures/pictures.csv").unlink()
    changed = states(load(Content(folder)))
    assert {key.partition(":")[0] for key in changed} == {"programme", "project", "news"}
    assert not french(ProgrammePage).exclude(picture=None).exists()


# Polite to editors


def rename(page: Page, editor: User) -> None:
    page.title = "Renamed by hand"
    page.save_revision(user=editor, log_action=True).publish(user=editor)


def draft(page: Page, editor: User) -> None:
    page.title = "Renamed by hand"
    page.save_revision(user=editor)


def unpublish(page: Page, editor: User) -> None:
    page.unpublish(user=editor)


def delete(page: Any, editor: User) -> None:
    page.delete(user=editor)


@pytest.mark.parametrize("change", [rename, draft, unpublish])
def test_what_an_editor_changed_is_kept_unless_reset(change: Callable[[Page, User], None], editor: User) -> None:
    page = french(ProjectPage).get(code="co2i")
    change(page, editor)
    kept = load()
    assert states(kept) == {"project:co2i": State.EDITED}
    assert "kept: CO2i, changed by an editor; --reset to load it again" in said(kept)
    reset = load(reset=True)
    page = french(ProjectPage).get(code="co2i")
    assert (page.title, page.live, page.has_unpublished_changes) == ("CO2i", True, False)
    assert "Projects: 98 (0 new, 1 updated)" in said(reset)
    assert states(load()) == {}


def test_an_editors_change_survives_a_change_of_the_content(folder: Path, editor: User) -> None:
    rename(french(ProjectPage).get(code="co2i"), editor)
    replace(folder / "projects.csv", "formation,CO2i,", "formation,CO2i bis,")
    assert states(load(Content(folder))) == {"project:co2i": State.EDITED}
    assert french(ProjectPage).get(code="co2i").title == "Renamed by hand"


def test_a_changed_organisation_is_kept_unless_reset(editor: User) -> None:
    organisation = Organisation.objects.get(code="verkor")
    organisation.name = "Renamed by hand"
    organisation.save()
    ModelLogEntry.objects.log_action(organisation, "wagtail.edit", user=editor)
    assert states(load()) == {"organisation:verkor": State.EDITED}
    load(reset=True)
    assert Organisation.objects.get(code="verkor").name == "Verkor"


def test_a_deleted_page_stays_away_unless_reset(editor: User) -> None:
    delete(french(ProjectPage).get(code="mattern-lab"), editor)
    left_out = load()
    assert states(left_out) == {"project:mattern-lab": State.DELETED}
    assert "left out: Mattern Lab, deleted by an editor; --reset to load it again" in said(left_out)
    assert "Projects: 97 (0 new, 0 updated)" in said(left_out)
    assert "Projects: 98 (1 new, 0 updated)" in said(load(reset=True))
    assert french(ProjectPage).get(code="mattern-lab").live


def test_a_deleted_folder_takes_its_projects_along_and_reset_brings_them_back(editor: User) -> None:
    delete(french(ProjectFolderPage).get(slug="territoires-innovation-selection"), editor)
    assert list(states(load()).values()) == [State.DELETED] * 3
    load(reset=True)
    assert french(ProjectPage).count() == 98
    assert states(load()) == {}


def test_a_page_that_was_there_before_is_not_taken_over(folder: Path, editor: User) -> None:
    parent = french(Page).get(slug="actualites")
    mine = parent.add_child(instance=NewsPage(title="Mine", summary="Mine", slug="nouvelle"))
    replace(folder / "news.csv", "ouverture-ami-cma,", "nouvelle,")
    report = load(Content(folder))
    assert states(report) == {"news:nouvelle": State.EDITED}
    assert NewsPage.objects.get(pk=mine.pk).title == "Mine"


def test_a_database_of_synthetic_records_is_left_alone() -> None:
    write_mark("for this test")
    with pytest.raises(CommandError):
        call_command("load_demo")
