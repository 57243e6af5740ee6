"""What editors see before readers do: previews of blocks, help beside the fields."""

import re
from collections.abc import Iterator

import pytest
from bs4 import BeautifulSoup
from django.db.models import Model
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.admin.panels import FieldPanel, InlinePanel, Panel, get_edit_handler
from wagtail.blocks import Block
from wagtail.models import Page

from home.blocks import BodyBlock
from programmes.models import Organisation, Sector, Term
from tests import builders
from tests.admin.forms import PageForm

BLOCKS = BodyBlock().child_blocks


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_is_previewed_with_the_style_of_the_site(editor: Client, name: str) -> None:
    block: Block = BLOCKS[name]
    assert block.is_previewable
    response = editor.get(reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix})
    assert response.status_code == 200
    html = response.content.decode()
    assert "css/tokens.css" in html
    main = BeautifulSoup(html, "html.parser").main
    assert main is not None
    assert main.get_text(strip=True)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_what_it_is_for(name: str) -> None:
    block = BLOCKS[name]
    assert block.meta.description
    assert block.meta.icon != "placeholder"


def fields(panel: Panel) -> Iterator[tuple[type[Model], str]]:
    """The fields in a panel and in those below it, rows of inline children too."""
    if isinstance(panel, FieldPanel):
        yield panel.model, panel.field_name
    if isinstance(panel, InlinePanel):
        yield from fields(panel.child_edit_handler)
    for child in getattr(panel, "children", []):
        yield from fields(child)


@pytest.mark.parametrize(
    "model", [*builders.page_types(), Organisation, Sector, Term], ids=lambda model: model.__name__
)
def test_every_field_of_our_own_has_a_help_text_with_an_example(model: type[Model]) -> None:
    inherited = {field.name for field in Page._meta.get_fields()} if issubclass(model, Page) else set()
    shown = {one for one in fields(get_edit_handler(model)) if one[1] not in inherited}
    assert shown
    with translation.override("en"):
        helped = {one: str(getattr(one[0]._meta.get_field(one[1]), "help_text", "")) for one in shown}
    assert [one for one, text in helped.items() if not re.search("Example: |Tick it", text)] == []


def test_the_tabs_are_those_that_editors_know(editor: Client) -> None:
    form = PageForm.of(editor, builders.project())
    soup = BeautifulSoup(editor.get(form.address).content, "html.parser")
    tabs = [tab.get_text(strip=True).removesuffix("()") for tab in soup.select('[role="tab"]')]
    assert tabs == ["Contenu", "Données", "Dates et montants", "Référencement", "Publication"]


def test_the_form_of_a_picture_asks_for_a_description_and_a_credit(editor: Client) -> None:
    picture = builders.picture()
    soup = BeautifulSoup(editor.get(reverse("wagtailimages:edit", args=[picture.pk])).content, "html.parser")
    for name in ("description", "credit"):
        assert soup.select_one(f'[name="{name}"]')
