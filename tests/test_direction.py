"""The theme says start and end, never left and right, so that a page in Arabic is the mirror of one in French.

Where a direction of the screen is meant, a comment on the line says so: it holds the word "physical".
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHEETS = sorted((ROOT / "site/static/css").rglob("*.css"))
DECLARATION = re.compile(r"(?<![\w-])(-{0,2}[a-z][\w-]*)\s*:\s*([^;{}]+)(?=[;}])")
SIDED = re.compile(r"(?:^|-)(?:left|right)(?:-|$)")
WORDS = re.compile(r"(?<![\w-])(?:left|right|(?:90|270|-90)deg)(?![\w-])")
BOXES = re.compile(r"(?:(?:scroll-)?(?:margin|padding)|inset|border-(?:width|style|color)|border-image-.*)$")
PART = re.compile(r"(?:[^\s()]|\((?:[^()]|\([^()]*\))*\))+")
LENGTH = re.compile(r"-?[\d.]+(?:[a-z%]+)?$")


def declarations(css: str) -> Iterator[tuple[str, str]]:
    """Names and values, but those on a line that says that a direction of the screen is meant."""
    meant = "\n".join("" if "physical" in line else line for line in css.splitlines())
    yield from DECLARATION.findall(re.sub(r"/\*.*?\*/", "", meant, flags=re.DOTALL))


def is_zero(part: str) -> bool:
    return bool(re.fullmatch(r"-?0[a-z%]*", part))


def is_physical(name: str, value: str) -> bool:
    """Whether a declaration says another thing of the left side than of the right one."""
    parts = PART.findall(value)
    if SIDED.search(name) or WORDS.search(value):
        return True
    if BOXES.match(name):
        return len(parts) == 4 and parts[1] != parts[3]
    if name == "border-radius":
        return len(parts) > 1
    if name == "translate":
        return not is_zero(parts[0]) and "--ahead" not in parts[0]
    if name in {"box-shadow", "text-shadow"}:
        lengths = (next(filter(LENGTH.match, PART.findall(one)), "0") for one in re.split(r",(?![^(]*\))", value))
        return not all(map(is_zero, lengths))
    return bool(re.search(r"(?:translate|skew)X?\(\s*[^0)]", value))


@pytest.mark.parametrize("path", SHEETS, ids=lambda path: path.name)
def test_a_sheet_says_start_and_end(path: Path) -> None:
    assert [pair for pair in declarations(path.read_text(encoding="utf-8")) if is_physical(*pair)] == []


@pytest.mark.parametrize(
    "css",
    [
        "a { margin-left: 1px; }",
        "a { border-top-right-radius: 1px; }",
        "a { left: 0 }",
        "a { text-align: right; }",
        "a { float: left; }",
        "a { padding: 0 1px 0 2px; }",
        "a { inset: 0 auto 0 0; }",
        "a { border-width: 1px 0 0 1px; }",
        "a { border-radius: 1px 2px; }",
        "a { translate: -.2rem .15rem; }",
        "a { transform: translateX(1px); }",
        "a { box-shadow: 0 0 1px red, 2px 0 1px red; }",
        "a { background: linear-gradient(90deg, red, blue); }",
        "a { background: linear-gradient(to right, red, blue); }",
    ],
)
def test_a_side_of_the_screen_is_seen(css: str) -> None:
    assert any(is_physical(*pair) for pair in declarations(css))


@pytest.mark.parametrize(
    "css",
    [
        "a { margin-inline-start: 1px; inset: 0 0 auto; padding: 0 1px; }",
        "a { margin: calc(1px + 2px) 1px 0 1px; }",
        "a { translate: 0 .15rem; box-shadow: inset 0 -3px 0 red; }",
        "a { translate: calc(.2em * var(--ahead)); }",
        "a { left: 0; /* physical: the map is the same everywhere */ }",
        "/* to the right */ a { color: red; }",
    ],
)
def test_what_is_the_same_either_way_passes(css: str) -> None:
    assert not any(is_physical(*pair) for pair in declarations(css))
