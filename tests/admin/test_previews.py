"""What editors see before readers do: previews of blocks, tabs."""

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse
from wagtail.blocks import Block

from home.blocks import BodyBlock
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
    assert "css/theme.css" in html
    main = BeautifulSoup(html, "html.parser").main
    assert main is not None
    assert main.get_text(strip=True)


@pytest.mark.parametrize("name", BLOCKS)
def test_a_block_says_what_it_is_for(name: str) -> None:
    block = BLOCKS[name]
    assert block.meta.description
    assert block.meta.icon != "placeholder"


def test_the_tabs_are_those_that_editors_know(editor: Client) -> None:
    form = PageForm.of(editor, builders.project())
    soup = BeautifulSoup(editor.get(form.address).content, "html.parser")
    tabs = [tab.get_text(strip=True).removesuffix("()") for tab in soup.select('[role="tab"]')]
    assert tabs == ["Contenu", "Données", "Dates et montants", "Référencement", "Publication"]
