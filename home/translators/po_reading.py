"""From an uploaded file to the entries of a PO file, or a sentence that says what is wrong with it."""

import codecs
import re
import tempfile
from typing import Any

import polib
from django.utils.translation import gettext as _

MOST = 2 * 1024 * 1024  # bytes: hundreds of times the longest page
CHARSET = re.compile(rb"charset=([A-Za-z0-9_.:-]+)")
LINE = re.compile(r"line (\d+)")


class FileRefused(Exception):
    """Nothing of a file was taken; the message says why and what to do."""


def text_of(upload: Any) -> str:
    """An uploaded file as text, in the encoding that it says itself."""
    if upload is None:
        raise FileRefused(_("Choose a file first. Example: accueil-en.po"))
    if upload.size > MOST:
        size = f"{upload.size / 1024 / 1024:.0f}"
        raise FileRefused(_("This file is too big (%(size)s MB): that of a page is below 2 MB.") % {"size": size})
    content: bytes = upload.read()
    announced = CHARSET.search(content)
    encoding = announced[1].decode() if announced else "utf-8"
    try:
        text = content.decode("utf-8-sig" if codecs.lookup(encoding).name == "utf-8" else encoding)
    except (LookupError, UnicodeError):
        text = "\0"
    if "\0" in text:
        raise FileRefused(
            _("This file is not in the encoding that it announces (%(name)s). Save it as UTF-8, then try again.")
            % {"name": encoding.upper()}
        )
    return text


def parsed(text: str) -> polib.POFile:
    """The entries of a PO file. Through a file of our own: `polib` takes a text that is the name of a file for it."""
    with tempfile.NamedTemporaryFile("w", suffix=".po", encoding="utf-8", newline="") as file:
        file.write(text)
        file.flush()
        try:
            po = polib.pofile(file.name, encoding="utf-8")
        except (OSError, ValueError, IndexError) as error:
            raise FileRefused(not_a_po(str(error))) from error
    if not len(po):
        raise FileRefused(not_a_po(""))
    return po


def not_a_po(error: str) -> str:
    if line := LINE.search(error):
        return _("This is not a PO file: line %(number)s is not understood.") % {"number": line[1]}
    return _("This is not a PO file, or there is no text in it.")
