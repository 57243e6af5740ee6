"""The theme in its parts and joined, the sprite, and what a first visit weighs."""

import gzip
import re
import shutil
from collections.abc import Iterable
from pathlib import Path

import brotli
import pytest
from bs4 import BeautifulSoup
from django.contrib.staticfiles.finders import find
from django.core.files.storage import FileSystemStorage
from django.test import Client

from config.storage import Storage
from tests import builders

ROOT = Path(__file__).parents[1]
STATIC = ROOT / "site" / "static"
THEME = STATIC / "css" / "theme.css"
SPRITE = STATIC / "img" / "marks.svg"
SHEETS = ("theme.css", "search.css", "coverage.css", "suggest.css")
WHOLE = {*SHEETS, "admin.css"}


def parts() -> list[str]:
    sheets = [(THEME.parent / sheet).read_text(encoding="utf-8") for sheet in SHEETS]
    return re.findall(r'@import "([^"]+)"', "".join(sheets))


def joined(folder: Path, source: Path = STATIC, sheet: str = "theme.css") -> Path:
    """A sheet as a public site serves it, made in a folder as `collectstatic` does."""
    shutil.copytree(source, folder, dirs_exist_ok=True)
    names = [path.relative_to(source).as_posix() for path in source.rglob("*") if path.is_file()]
    storage = Storage(location=folder, base_url="/static/")
    paths = {name: (FileSystemStorage(source), name) for name in names}
    failed = [name for name, _, processed in storage.post_process(paths) if isinstance(processed, Exception)]
    assert failed == []
    return folder / storage.hashed_files[f"css/{sheet}"]


def test_each_part_is_named_once() -> None:
    files = {path.relative_to(THEME.parent).as_posix() for path in THEME.parent.rglob("*.css")}
    assert sorted(parts()) == sorted(files - WHOLE)


@pytest.mark.parametrize("name", parts())
def test_a_part_leaves_its_layer_to_the_theme(name: str) -> None:
    """Nor has it an address to keep: joined, its rules stand in another folder."""
    text = (THEME.parent / name).read_text(encoding="utf-8")
    assert text.startswith("/* ")
    assert "@layer" not in text
    assert "@import" not in text
    assert name == "tokens.css" or "url(" not in text


def test_a_public_site_serves_the_theme_in_one_file(tmp_path: Path) -> None:
    theme = joined(tmp_path)
    css = theme.read_text(encoding="utf-8")
    assert re.fullmatch(r"theme\.[0-9a-f]{12}\.css", theme.name)
    assert css.startswith("@layer tokens, reset, base, components, pages, print;@layer tokens{")
    assert "@import" not in css
    assert "/*" not in css
    assert "}.notice :is(h2, h3){" in css  # a minifier that takes this space away makes it another selector
    font = re.search(r"url\(\"\.\./(fonts/[^\"]+)\"\)", css)
    assert font
    assert (tmp_path / font[1]).is_file()
    assert brotli.decompress(Path(f"{theme}.br").read_bytes()).decode() == css
    assert gzip.decompress(Path(f"{theme}.gz").read_bytes()).decode() == css


def test_the_sheet_of_results_follows_the_theme_in_its_layers(tmp_path: Path) -> None:
    css = joined(tmp_path, sheet="search.css").read_text(encoding="utf-8")
    assert "@import" not in css
    assert "@layer components{" in css
    assert ".facets{" in css


def test_a_module_asks_for_its_sheet_by_the_name_of_the_day(tmp_path: Path) -> None:
    sheet = joined(tmp_path, sheet="suggest.css")
    (module,) = (tmp_path / "js").glob("suggest.????????????.js")
    assert f'new URL("../css/{sheet.name}", import.meta.url)' in module.read_text(encoding="utf-8")
    assert "@layer components{" in sheet.read_text(encoding="utf-8")


def test_a_part_that_changes_gives_the_theme_another_name(tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    shutil.copytree(STATIC / "css", source / "css")
    shutil.copytree(STATIC / "fonts", source / "fonts")
    first = joined(target, source)
    with (source / "css" / "components" / "tag.css").open("a") as part:
        part.write(".tag { color: teal; }\n")
    second = joined(target, source)
    assert first.name != second.name
    assert ".tag{color: teal;}" in second.read_text(encoding="utf-8")


def test_each_icon_that_is_named_is_in_the_sprite() -> None:
    symbols = set(re.findall(r'<symbol id="([^"]+)"', SPRITE.read_text(encoding="utf-8")))
    sources = [*(ROOT / "templates").rglob("*.html"), *(ROOT / "home").rglob("*.py")]
    text = "\n".join(path.read_text(encoding="utf-8") for path in sources)
    named = set(re.findall(r'\{% icon "([^"]+[^-"])"', text)) | set(re.findall(r'marks\.svg[^#]{1,6}#([\w-]+)"', text))
    assert "i-arrow" in named
    assert named <= symbols


def compressed(names: Iterable[str]) -> int:
    """Bytes on the wire; a font is compressed already."""
    size = 0
    for name in names:
        body = Path(str(find(name))).read_bytes()
        size += len(body) if name.endswith(".woff2") else len(brotli.compress(body))
    return size


@pytest.mark.django_db
def test_a_first_visit_asks_for_four_light_files_beside_the_page(client: Client, tmp_path: Path) -> None:
    """30 kB for a project page, of which eleven are left for its words and all headers."""
    html = client.get(builders.project().get_url()).content.decode()
    soup = BeautifulSoup(html, "html.parser")
    linked = {
        str(link["href"]) for link in soup.select('link[rel="stylesheet"], link[rel="preload"], link[rel="icon"]')
    }
    loaded = {str(tag["src"]) for tag in soup.select("script[src], img[src]")}
    drawn = {str(use["href"]).partition("#")[0] for use in soup.select("use")}
    names = {address.removeprefix("/static/") for address in linked | loaded | drawn}
    assert names == {"css/theme.css", "fonts/familjen-640.woff2", "img/icon.svg", "img/marks.svg"}
    assert compressed(names - {"css/theme.css"}) + Path(f"{joined(tmp_path)}.br").stat().st_size < 19_000
    assert len(brotli.compress(html.encode())) < 8_000
