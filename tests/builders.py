"""Builders of real records for tests: complete enough to be published, each fact can be given.

Every function takes the fields of its model by name, and rows of inline children as lists:

    call(closes_on=PartialDate(2026, 11, 30), seasons=[Season(code="s1", title="Season 1")])

A page is live and checked as when it is published, unless `live=False` is given. The index pages
and the home page exist once: their builders answer the existing one.
"""

from collections.abc import Callable
from io import BytesIO
from itertools import count
from typing import Any, TypeVar

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.utils import timezone
from PIL import Image
from wagtail.documents.models import Document
from wagtail.models import Locale, Page, Site, get_page_models
from wagtail_localize.models import Translation
from wagtail_localize.operations import translate_object

from home.dates import PartialDate
from home.models import (
    AccessibilityStatementPage,
    ContactPage,
    HomePage,
    Picture,
    SiteMapPage,
    StandardPage,
)
from news.models import DossierPage, EventPage, NewsIndexPage, NewsPage
from programmes.models import (
    AntennaIndexPage,
    AntennaPage,
    CallIndexPage,
    CallPage,
    KeyFigure,
    Organisation,
    OrganisationIndexPage,
    ProgrammeIndexPage,
    ProgrammePage,
    ProjectFolderPage,
    ProjectIndexPage,
    ProjectPage,
    Sector,
    SectorIndexPage,
    Term,
    TerritoryIndexPage,
)
from programmes.timing import Status
from users.models import User

P = TypeVar("P", bound=Page)
Say = Callable[[str], str]
numbers = count(1)


def below(parent: Page, model: type[P], **facts: Any) -> P:
    """A page of a type below a parent, live unless told otherwise."""
    now = timezone.now() if facts.get("live", True) else None
    defaults = {
        "title": f"{model._meta.verbose_name} {next(numbers)}",
        "first_published_at": now,
        "last_published_at": now,
    }
    page: P = parent.add_child(instance=model(**defaults | facts))
    return page


def the(model: type[P], **facts: Any) -> P:
    """The one page of a type below home, made if there is none."""
    return model.objects.first() or below(home(), model, **facts)


def coded(facts: dict[str, Any], prefix: str) -> dict[str, Any]:
    """Facts with a code of their own."""
    return {"code": f"{prefix}-{next(numbers)}", **facts}


def page_types() -> list[type[Page]]:
    """Every page type of ours."""
    return [model for model in get_page_models() if model._meta.app_label in {"home", "programmes", "news"}]


# Pages of home


def home(**facts: Any) -> HomePage:
    """The home page, root of the only site; Wagtail's welcome page is gone."""
    known = HomePage.objects.first()
    if known:
        return known
    root = Page.get_first_root_node()
    page = below(root, HomePage, **{"title": "Accueil", "slug": "accueil", "hero": "Trouver un appel"} | facts)
    Site.objects.update_or_create(is_default_site=True, defaults={"hostname": "localhost", "root_page": page})
    Page.objects.get(pk=root.pk).get_children().exclude(pk=page.pk).delete()
    return HomePage.objects.get(pk=page.pk)


def standard_page(parent: Page | None = None, **facts: Any) -> StandardPage:
    return below(parent or home(), StandardPage, **{"body": text("Un paragraphe.")} | facts)


def contact_page(**facts: Any) -> ContactPage:
    return the(ContactPage, **{"title": "Contact", "thanks": "<p>Merci.</p>"} | facts)


def accessibility_statement(**facts: Any) -> AccessibilityStatementPage:
    return the(AccessibilityStatementPage, **{"title": "Accessibilité", "body": text("Aucun audit.")} | facts)


def site_map(**facts: Any) -> SiteMapPage:
    return the(SiteMapPage, **{"title": "Plan du site", "slug": "plan-du-site"} | facts)


# Index pages


def programme_index(**facts: Any) -> ProgrammeIndexPage:
    return the(ProgrammeIndexPage, **{"title": "Programmes", "slug": "programmes"} | facts)


def call_index(**facts: Any) -> CallIndexPage:
    return the(CallIndexPage, **{"title": "Appels", "slug": "appels"} | facts)


def project_index(**facts: Any) -> ProjectIndexPage:
    return the(ProjectIndexPage, **{"title": "Lauréats", "slug": "laureats"} | facts)


def antenna_index(**facts: Any) -> AntennaIndexPage:
    return the(AntennaIndexPage, **{"title": "Antennes", "slug": "antennes"} | facts)


def territory_index(**facts: Any) -> TerritoryIndexPage:
    return the(TerritoryIndexPage, **{"title": "Régions", "slug": "territoires"} | facts)


def sector_index(**facts: Any) -> SectorIndexPage:
    return the(SectorIndexPage, **{"title": "Filières", "slug": "filieres"} | facts)


def organisation_index(**facts: Any) -> OrganisationIndexPage:
    return the(OrganisationIndexPage, **{"title": "Organisations", "slug": "organisations"} | facts)


def news_index(**facts: Any) -> NewsIndexPage:
    return the(NewsIndexPage, **{"title": "Actualités", "slug": "actualites"} | facts)


# Pages of programmes


def programme(parent: Page | None = None, **facts: Any) -> ProgrammePage:
    return below(parent or programme_index(), ProgrammePage, **coded(facts, "programme"))


def call(**facts: Any) -> CallPage:
    """A call, of a programme of its own and stated to be open unless dates are given."""
    if "programme" not in facts:
        facts["programme"] = programme()
    if not {"opens_on", "closes_on"} & facts.keys():
        facts.setdefault("stated_status", Status.OPEN)
    return below(call_index(), CallPage, **coded(facts, "call"))


def folder(of: CallPage | None = None, **facts: Any) -> ProjectFolderPage:
    """The folder of a call's projects."""
    of = of or call()
    known = ProjectFolderPage.objects.filter(call=of).first()
    return known or below(project_index(), ProjectFolderPage, **{"title": of.title, "call": of} | facts)


def project(**facts: Any) -> ProjectPage:
    """A project, of a call of its own unless one is given."""
    facts.setdefault("call", None)
    facts["call"] = facts["call"] or call()
    return below(folder(facts["call"]), ProjectPage, **coded(facts, "project"))


def antenna(**facts: Any) -> AntennaPage:
    return below(antenna_index(), AntennaPage, **coded(facts, "antenna"))


# Pages of news


def article(**facts: Any) -> NewsPage:
    return below(news_index(), NewsPage, **{"summary": "Une nouvelle."} | facts)


def event(**facts: Any) -> EventPage:
    return below(news_index(), EventPage, **{"starts_on": PartialDate(2024, 11, 26)} | facts)


def dossier(**facts: Any) -> DossierPage:
    return below(news_index(), DossierPage, **facts)


# Plain records


def organisation(**facts: Any) -> Organisation:
    defaults = coded({"name": f"Organisation {next(numbers)}"}, "organisation")
    return Organisation.objects.create(**defaults | facts)


def sector(**facts: Any) -> Sector:
    defaults = coded({"label_fr": f"Filière {next(numbers)}", "family": "energie"}, "sector")
    return Sector.objects.create(**defaults | facts)


def term(**facts: Any) -> Term:
    return Term.objects.create(**coded({"long": "opérateur de compétences"}, "term") | facts)


def figure(**facts: Any) -> KeyFigure:
    """A row for `key_figures=[...]`, with its source."""
    return KeyFigure(**{"label": "Lauréats", "value": 182, "source_url": "https://example.org/"} | facts)


def picture(**facts: Any) -> Picture:
    """A small picture with a description."""
    file = BytesIO()
    Image.new("RGB", (640, 480), "teal").save(file, "PNG")
    defaults = {"title": "Atelier", "description": "Deux apprenants à une fraiseuse"}
    return Picture.objects.create(**defaults | {"file": ImageFile(file, "atelier.png")} | facts)


def document(**facts: Any) -> Document:
    """A small file to download."""
    file = ContentFile(b"%PDF-1.4", "notice.pdf")
    return Document.objects.create(**{"title": "Notice", "file": file, "file_size": file.size} | facts)


def text(words: str) -> list[tuple[str, str]]:
    """A body of one paragraph."""
    return [("text", f"<p>{words}</p>")]


# Translations


def locale(language: str = "en") -> Locale:
    return Locale.objects.get_or_create(language_code=language)[0]


def english_home(**texts: str) -> HomePage:
    """The English home page, whose address is `/en/`."""
    page: HomePage | None = home().get_translation_or_none(locale())
    return page or translate(home(), publish=True, **texts)


def translate(page: P, language: str = "en", say: Say | None = None, /, *, publish: bool = True, **texts: str) -> P:
    """The translation of a page, made as a translator makes it: each text is its French with `EN ` before it, or as
    given by the name of its field, or what `say` makes of it. The pages above it are translated first."""
    parent = page.get_parent()
    if not parent.is_root() and not parent.has_translation(locale(language)):
        translate(parent.specific, language, say)
    translate_object(page, [locale(language)])
    made = Translation.objects.get(source__object_id=page.translation_key, target_locale=locale(language))
    fill_in(made, say, **texts)
    made.save_target(publish=False)
    translated: P = made.get_target_instance()
    if publish:
        translated.latest_revision.publish()
        translated.refresh_from_db()
    return translated


def fill_in(made: Translation, say: Say | None = None, /, **texts: str) -> None:
    """Every text of a translation that lacks one, or that is given by the name of its field."""
    po, mark = made.export_po(), made.target_locale.language_code.upper()
    for entry in po:
        given = texts.get(entry.msgctxt.partition(".")[0])
        entry.msgstr = given or entry.msgstr or (say(entry.msgid) if say else f"{mark} {entry.msgid}")
    made.import_po(po)


# People


def superuser(name: str = "admin") -> User:
    return User.objects.create_superuser(name, f"{name}@example.org", "password")


def member(*groups: str) -> User:
    """Someone who signs in, in groups that exist already."""
    name = f"user-{next(numbers)}"
    user = User.objects.create_user(name, f"{name}@example.org", "password")
    user.groups.set(Group.objects.filter(name__in=groups))
    return user
