"""How static files are kept for a public site: hashed, compressed, a theme of many parts in one file."""

import re
from pathlib import PurePosixPath
from typing import Any

from django.core.files.base import ContentFile
from whitenoise.storage import CompressedManifestStaticFilesStorage

SHEETS = ("css/theme.css", "css/search.css", "css/coverage.css", "css/suggest.css")
OWN_SHEET = r"""(?P<matched>new URL\("(?P<url>[^"]+\.css)", import\.meta\.url\))"""
PART = re.compile(r'@import "(?P<name>[^"]+)" layer\((?P<layer>\w+)\);')
# rcssmin takes 40 bytes more away, once compressed, and breaks `.a :is(b)` inside `@layer`.
IDLE = re.compile(r"/\*.*?\*/\s*|(?<=[{};])\s+|\s+(?=[{}])", re.DOTALL)


class Storage(CompressedManifestStaticFilesStorage):
    """WhiteNoise's storage, which also joins the parts of a sheet: a first visit asks for one.

    A module of ours finds its sheet at `new URL("<sheet>", import.meta.url)`, under the sheet's name of the day.
    """

    patterns = (
        *CompressedManifestStaticFilesStorage.patterns,
        ("js/*.js", ((OWN_SHEET, 'new URL("%(url)s", import.meta.url)'),)),
    )

    def post_process(self, paths: dict[str, tuple[Any, str]], dry_run: bool = False, **options: Any) -> Any:
        if not dry_run:
            paths = paths | {sheet: self.place(sheet, join(paths, sheet)) for sheet in SHEETS if sheet in paths}
        return super().post_process(paths, dry_run=dry_run, **options)

    def place(self, sheet: str, css: str) -> tuple[Any, str]:
        self.delete(sheet)
        return self, self.save(sheet, ContentFile(IDLE.sub("", css).encode()))


def join(paths: dict[str, tuple[Any, str]], sheet: str) -> str:
    """A sheet with each of its parts in the place, and in the layer, that its import gives it."""
    folder = PurePosixPath(sheet).parent
    return PART.sub(
        lambda part: f"@layer {part['layer']} {{ {read(paths, folder / part['name'])} }}", read(paths, sheet)
    )


def read(paths: dict[str, tuple[Any, str]], name: PurePosixPath | str) -> str:
    """A file as it is in its source, not as an earlier run left it."""
    storage, path = paths[str(name)]
    with storage.open(path) as file:
        return str(file.read().decode())
