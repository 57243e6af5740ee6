"""Pictures in the sizes and formats that suit a screen, on pages with and without them."""

from io import BytesIO

import pytest
from bs4 import BeautifulSoup, Tag
from django.core.cache import caches
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image
from pytest_django import DjangoAssertNumQueries

from home.models import Picture
from home.templatetags.pictures import responsive
from tests import builders
from tests.reading import read

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def no_sizes_yet() -> None:
    """Sizes stay in the cache under the picture's key, which the next test gives to another one."""
    caches["default"].clear()


def drawing(width: int, height: int) -> Picture:
    file = BytesIO()
    Image.new("RGB", (width, height), "teal").save(file, "PNG")
    return builders.picture(file=ImageFile(file, "dessin.png"))


def shown(html: str) -> tuple[Tag, Tag]:
    """The only picture of a page: its `source` and its `img`."""
    (source,), (img,) = (BeautifulSoup(html, "html.parser").select(f"picture {name}") for name in ("source", "img"))
    return source, img


def widths(tag: Tag) -> list[str]:
    return [candidate.split()[-1] for candidate in str(tag["srcset"]).split(", ")]


def test_a_page_offers_its_picture_at_three_sizes_in_avif_and_webp(client: Client) -> None:
    html = read(client, builders.standard_page(picture=drawing(1600, 900), picture_alt="Un établi").get_url())
    source, img = shown(html)
    assert source["type"] == "image/avif"
    assert widths(source) == widths(img) == ["1280w", "960w", "640w"]
    assert source["sizes"] == img["sizes"]
    assert str(img["src"]).endswith(".webp")
    assert (img["width"], img["height"], img["alt"]) == ("1280", "720", "Un établi")  # room is kept: nothing moves
    assert (img["loading"], img["decoding"]) == ("eager", "async")


def test_a_tall_picture_fits_on_a_screen() -> None:
    _, img = shown(responsive(drawing(1200, 1600), "Un atelier"))
    assert (img["width"], img["height"]) == ("720", "960")


@pytest.mark.parametrize(("width", "expected"), [(700, ["700w", "640w"]), (300, [])])
def test_a_small_picture_is_neither_enlarged_nor_offered_twice_at_one_size(width: int, expected: list[str]) -> None:
    _, img = shown(responsive(drawing(width, 100), "Un plan"))
    assert img["width"] == str(width)
    assert (widths(img) if "srcset" in img.attrs else []) == expected
    assert ("sizes" in img.attrs) == bool(expected)


def test_a_picture_in_the_text_waits_until_it_is_near(client: Client) -> None:
    image = builders.picture()
    block = {"picture": {"image": image.pk, "decorative": False, "alt_text": "Un plan"}, "caption": "Le plan"}
    page = builders.standard_page(body=[{"type": "picture", "value": block}])
    html = read(client, page.get_url())
    _, img = shown(html)
    assert (img["loading"], img["alt"]) == ("lazy", "Un plan")
    assert "Le plan" in html


def test_a_page_without_a_picture_keeps_no_room_for_one(client: Client) -> None:
    html = read(client, builders.standard_page().get_url())
    assert "page-picture" not in html
    assert "<figure" not in html


def test_sizes_are_made_once_and_read_in_one_query(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    picture = builders.picture()
    first = responsive(picture, "")
    with django_assert_num_queries(0):
        assert responsive(picture, "") == first
    caches["default"].clear()
    again = Picture.objects.get(pk=picture.pk)
    with django_assert_num_queries(1):
        assert responsive(again, "") == first


def test_a_file_that_is_lost_breaks_no_page(client: Client) -> None:
    picture = builders.picture()
    picture.file.storage.delete(picture.file.name)
    html = read(client, builders.standard_page(picture=picture).get_url())
    assert "page-picture" in html
    assert "not-found" not in html
