"""The picture that a link to a page shows: what is on it, who may ask for it, how often it is drawn."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from django.test import Client
from PIL import Image, ImageChops
from pytest_django.fixtures import Settings
from wagtail.models import Page, PageViewRestriction

from home import sharing
from home.sharing import GROUND, HEIGHT, MARGIN, WIDTH, Card
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db
LONG = "Mise en place d’une offre de formation aux métiers de l’hydrogène décarboné "
TITLES = ["CO2i", "Bourgogne-Franche-Comté", (LONG * 3)[:180], (LONG * 4)[:255], "x" * 255, "", "Łódź 中文 \u2028"]


def address_of(client: Client, page: str) -> str:
    """The address of the picture that a page names, without its host."""
    (found,) = re.findall(r'property="og:image" content="http://localhost(.*?)"', read(client, page))
    return str(found)


def picture(client: Client, address: str) -> Image.Image:
    """The picture at an address, which answers 200."""
    response = client.get(address)
    assert response.status_code == 200, address
    assert response["Content-Type"] == "image/png"
    return Image.open(BytesIO(response.content))


def restrict(page: Page) -> PageViewRestriction:
    return PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def test_every_page_and_every_dossier_has_a_picture(client: Client) -> None:
    builders.territory_index(), builders.sector_index(), builders.organisation_index()
    builders.sector(code="batteries"), builders.organisation(code="verkor")
    pages = [builders.home(), builders.project(), builders.contact_page(), builders.project_index()]
    dossiers = ["/territoires/bretagne/", "/filieres/batteries/", "/organisations/verkor/"]
    addresses = [address_of(client, address) for address in [*(page.get_url() for page in pages), *dossiers]]
    assert {picture(client, address).size for address in addresses} == {(WIDTH, HEIGHT)}
    assert len(set(addresses)) == len(addresses)


def test_it_is_drawn_once_and_kept_for_ever(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    address = address_of(client, builders.project().get_url())
    first = picture(client, address)
    monkeypatch.setattr(sharing, "draw", lambda card: pytest.fail("drawn again"))
    assert picture(client, address).tobytes() == first.tobytes()
    assert client.get(address)["Cache-Control"] == "public, max-age=31536000, immutable"


def test_another_title_is_another_picture_to_which_the_old_address_leads(client: Client) -> None:
    page = builders.project(title="Avant")
    old = address_of(client, page.get_url())
    page.title = "Après"
    page.save_revision().publish()
    new = address_of(client, page.get_url())
    assert new != old
    response = client.get(old)
    assert (response.status_code, response["Location"]) == (302, new)
    assert "immutable" not in response.get("Cache-Control", "")


def test_nobody_can_ask_for_a_picture_of_something_else(client: Client, settings: Settings) -> None:
    builders.territory_index(), builders.organisation_index()
    folder = builders.folder()
    for path in ("/nulle-part/", "/territoires/atlantide/", "/organisations/inconnue/", folder.get_url()):
        assert client.get(f"{path}partage-0123456789abcdef.png").status_code == 404, path
    assert client.post("/partage-0123456789abcdef.png").status_code == 405
    assert not list(Path(settings.MEDIA_ROOT).rglob("*.png"))


def test_a_page_that_not_everyone_may_read_has_none(client: Client) -> None:
    draft, page = builders.project(), builders.project()
    addresses = [address_of(client, one.get_url()) for one in (draft, page)]
    draft.unpublish()
    restriction = restrict(page.get_parent())
    assert [client.get(address).status_code for address in addresses] == [404, 404]
    restriction.delete()
    assert [client.get(address).status_code for address in addresses] == [404, 200]


@pytest.mark.parametrize("title", TITLES)
def test_nothing_overflows_whatever_the_title(title: str) -> None:
    card = Card(title, "Projet", f"{LONG} · {LONG}", "Compétences & territoires")
    data = sharing.draw(card)
    image = Image.open(BytesIO(data)).convert("RGB")
    below_the_rule = image.crop((0, 160, WIDTH, HEIGHT))
    drawn = ImageChops.difference(below_the_rule, Image.new("RGB", below_the_rule.size, GROUND)).getbbox()
    assert drawn
    left, _top, right, bottom = drawn
    assert left >= MARGIN - 10
    assert right <= WIDTH - MARGIN + 4
    assert bottom <= below_the_rule.height - 20
    assert len(data) < 40_000


def test_a_short_title_is_large_and_a_long_one_keeps_its_words() -> None:
    short, _lines = sharing.fitted("CO2i", 320)
    size, lines = sharing.fitted(TITLES[2], 320)
    assert short == max(sharing.SIZES)
    assert size >= min(sharing.SIZES)
    assert "".join(lines).strip() == TITLES[2].strip()


def test_letters_that_the_font_lacks_lose_their_accents() -> None:
    assert sharing.drawable("Šibenik – Œuvre") == "Sibenik – Œuvre"
