"""The picture that a link to a page shows where it is shared: its title on the theme, drawn once and kept.

A picture is named after all that is drawn on it, so that it may be kept for ever by whoever got it; another title makes
another picture. Nothing in an address is drawn, only what a page of the site says of itself.
"""

import hashlib
import math
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import astuple, dataclass
from functools import cache
from io import BytesIO

from django.contrib.staticfiles import finders
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image, ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630  # what the networks ask for
DRAWING = 1  # raised when the drawing changes: every picture gets another name
FONT = "fonts/familjen-640.woff2"
FOLDER = "partage"

# The picture is the site's mark unfolded: its ground, a rule from edge to edge, a brass pointer (`img/icon.svg`).
GROUND, RULE, BRASS, TITLE, NOTE = "#0f5b45", "#ffffff", "#f3c244", "#ffffff", "#d3ddc8"

MARGIN = 72
LINE = WIDTH - 2 * MARGIN
RULED = 122  # where the rule lies
TOP = 176  # where kind and title begin
SIZES = range(144, 39, -4)  # of a title, the largest that fits
LEADING, TRACKING = 1.08, 0.018
TICK = 12  # pixels between two ticks; the fifth is longer


@dataclass(frozen=True)
class Card:
    """What is drawn: the title, what kind of thing it names, a line of facts, and whose site it is."""

    title: str
    kind: str
    facts: str
    site: str

    @property
    def digest(self) -> str:
        """The name of the picture: the same for the same words and the same drawing."""
        words = "\0".join([str(DRAWING), *astuple(self)])
        return hashlib.sha256(words.encode()).hexdigest()[:16]


def picture_of(card: Card) -> bytes:
    """The picture of a card, drawn if nobody asked for it before."""
    name = f"{FOLDER}/{card.digest}.png"
    if not default_storage.exists(name):
        name = default_storage.save(name, ContentFile(draw(card)))
    with default_storage.open(name) as file:
        content: bytes = file.read()
    return content


def draw(card: Card) -> bytes:
    """A card as PNG, in few colours: 10 to 25 kB."""
    image = Image.new("RGB", (WIDTH, HEIGHT), GROUND)
    canvas = ImageDraw.Draw(image)
    draw_rule(canvas, card.site)
    draw_title(canvas, card, bottom=draw_facts(canvas, card.facts))
    out = BytesIO()
    image.quantize(32, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(out, "PNG", optimize=True)
    return out.getvalue()


def draw_rule(canvas: ImageDraw.ImageDraw, site: str) -> None:
    """Whose site it is, on the rule that the pointer stands on."""
    left, top, scale = MARGIN, RULED - 52, 4
    shape = ((6, 12), (0, 5), (0, 0), (12, 0), (12, 5))
    canvas.polygon([(left + scale * x, top + scale * y) for x, y in shape], BRASS)
    canvas.text((MARGIN + 76, RULED - 34), shortened(site, 38, 76), TITLE, font(38), anchor="lm")
    canvas.rectangle((0, RULED, WIDTH, RULED + 3), RULE)
    for x in range((left + 24) % TICK, WIDTH, TICK):  # a long one under the pointer
        long = (x - left - 24) % (5 * TICK) == 0
        canvas.rectangle((x - 1, RULED, x, RULED + (28 if long else 16)), RULE)


def draw_facts(canvas: ImageDraw.ImageDraw, facts: str) -> int:
    """What is known besides, on two lines at most; where the room above it ends."""
    lines = wrapped(words_of(facts), 30, LINE)
    lines = [*lines[:1], shortened("".join(lines[1:]), 30)] if lines[1:] else lines
    for number, line in enumerate(reversed(lines)):
        canvas.text((MARGIN, 586 - 38 * number), line, NOTE, font(30), anchor="ls")
    return 558 - 38 * len(lines)


def draw_title(canvas: ImageDraw.ImageDraw, card: Card, bottom: int) -> None:
    """The kind, then the title as large as it can be, together in the middle of their room."""
    head = 58 if card.kind else 0
    size, lines = fitted(card.title, bottom - TOP - head)
    height = head + round(size * LEADING * len(lines))
    top = TOP + (bottom - TOP - height) // 2
    canvas.text((MARGIN, top + 30), shortened(card.kind, 34), NOTE, font(34), anchor="ls")
    for number, line in enumerate(lines):
        baseline = top + head + round(size * (LEADING * number + 0.8))
        draw_line(canvas, line, size, baseline)


def draw_line(canvas: ImageDraw.ImageDraw, line: str, size: int, baseline: int) -> None:
    """A line of the title, letter by letter: the face is set tighter where it is large, as on the pages."""
    face, left = font(size), MARGIN - size // 24
    for number, letter in enumerate(line):
        before = face.getlength(line[: number + 1]) - face.getlength(letter)  # kerning included
        canvas.text((left + before - TRACKING * size * number, baseline), letter, TITLE, face, anchor="ls")


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(finders.find(FONT)), size)


@cache
def is_drawn(character: str) -> bool:
    """Whether the font, which is cut to French letters, has a character."""
    face = ImageFont.truetype(str(finders.find(FONT)), 20, layout_engine=ImageFont.Layout.BASIC)
    return bytes(face.getmask(character)) != bytes(face.getmask("\uffff"))


def drawable(text: str) -> str:
    """A text in the characters of the font: others lose their accents, or are left out."""
    return "".join(one for character in text for one in nearest(character))


def nearest(character: str) -> Iterator[str]:
    if is_drawn(character):
        yield character
    else:
        yield from (one for one in unicodedata.normalize("NFKD", character) if is_drawn(one))


def fitted(title: str, room: int) -> tuple[int, list[str]]:
    """The largest size at which a title fits into so many pixels of height without cutting a word, and its lines."""
    words = words_of(title)
    for size in SIZES:
        lines = wrapped(words, size, LINE)
        if len(lines) * size * LEADING <= room and widest(words, size) <= LINE:
            return size, balanced(words, size, len(lines))
    most = int(room // (size * LEADING))
    lines = [*lines[: most - 1], "".join(lines[most - 1 :])]
    return size, [shortened(line, size) for line in lines]


def words_of(text: str) -> list[str]:
    """A text in pieces between which a line may end: after a space or a hyphen, which they keep."""
    return re.findall("[^ -]+[ -]*|[ -]+", drawable(text).strip())


def widest(words: list[str], size: int) -> float:
    return max((font(size).getlength(word.rstrip()) for word in words), default=0)


def wrapped(words: list[str], size: int, width: int) -> list[str]:
    """Lines no wider than so many pixels, where no word is wider alone."""
    lines: list[str] = []
    for word in words:
        if lines and font(size).getlength((lines[-1] + word).rstrip()) <= width:
            lines[-1] += word
        else:
            lines.append(word)
    return lines


def balanced(words: list[str], size: int, number: int) -> list[str]:
    """The same number of lines, as even as they can be."""
    start = math.ceil(widest(words, size))
    trials = (wrapped(words, size, width) for width in range(start, LINE, 20))
    return next((lines for lines in trials if len(lines) == number), wrapped(words, size, LINE))


def shortened(text: str, size: int, indent: int = 0) -> str:
    """A text on one line, its end left out if it is too long."""
    text, width = drawable(text), LINE - indent
    if font(size).getlength(text) <= width:
        return text
    while font(size).getlength(f"{text}…") > width:
        text = text[:-1]
    return f"{text.rstrip()}…"
