"""The demo site in a language that is read from the right: `python -m tests.browser.mirror` translates some of it.

The words are Arabic and mean nothing: they are as many and as long as those of the source, with the same markup.
"""

import os
import re
from itertools import cycle
from pathlib import Path
from typing import Any

import django
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

ROOT = Path(__file__).parents[2]
LANGUAGE = "ar"
LETTERS = cycle("ابتثجحخدذرزسشصضطظعغفقكلمنهوي")
KEPT_OR_WORD = re.compile(r"<[^>]*>|&\w+;|%\(\w+\)[sd]|%[sd]|\{\w*\}|[^\W\d_]+")


def arabic(text: str) -> str:
    """A text whose words are as long as those of the source; markup and places stay."""

    def said(found: re.Match[str]) -> str:
        piece = found[0]
        return "".join(next(LETTERS) for _letter in piece) if piece[0].isalpha() else piece

    return KEPT_OR_WORD.sub(said, text)


def compile_interface(folder: Path) -> None:
    """The catalogue of the interface, from the French one."""
    made = Catalog(locale=LANGUAGE, fuzzy=False)
    with (ROOT / "locale/fr/LC_MESSAGES/django.po").open("rb") as file:
        for message in read_po(file, locale="fr"):
            if message.id:
                texts = [message.string] if isinstance(message.string, str) else list(message.string or ())
                forms = [arabic(text) for text in texts]
                plural = (*forms, *forms[-1:] * 4)  # Arabic has six forms
                made.add(message.id, plural if len(forms) > 1 else forms[0], context=message.context)
    (folder / LANGUAGE / "LC_MESSAGES").mkdir(parents=True, exist_ok=True)
    with (folder / LANGUAGE / "LC_MESSAGES/django.mo").open("wb") as file:
        write_mo(file, made)


def set_up() -> None:
    """The site with that catalogue."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    from django.conf import settings

    settings.LOCALE_PATHS = [Path(os.environ["BENCHMARK_FOLDER"]) / "locale", *settings.LOCALE_PATHS]
    django.setup(set_prefix=False)


def application() -> Any:
    """What a server runs: `tests.browser.mirror:application()`."""
    set_up()
    from django.core.wsgi import get_wsgi_application

    return get_wsgi_application()


def translate() -> None:
    """The pages that the tests visit, and those above them."""
    set_up()
    from wagtail.models import Page, Site

    from tests.browser.addresses import ADDRESSES
    from tests.builders import locale
    from tests.builders import translate as translated

    home = Site.objects.get(is_default_site=True).root_page
    paths = [f"{home.url_path}{address.partition('?')[0][1:]}" for address in ADDRESSES]
    for page in list(Page.objects.filter(url_path__in=paths, locale=home.locale).order_by("depth")):
        if not page.has_translation(locale(LANGUAGE)):
            translated(page.specific, LANGUAGE, arabic)


if __name__ == "__main__":
    compile_interface(Path(os.environ["BENCHMARK_FOLDER"]) / "locale")
    translate()
