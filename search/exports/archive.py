"""An archive (ZIP) that is sent while it is written: nothing waits for its end, on disk or in memory."""

from collections.abc import Iterable, Iterator, Mapping
from typing import IO
from zipfile import ZIP_DEFLATED, ZipFile


class Outlet:
    """A file that only goes forward: what was written is taken away."""

    def __init__(self) -> None:
        self.parts: list[bytes] = []

    def write(self, part: bytes) -> int:
        self.parts.append(bytes(part))
        return len(part)

    def flush(self) -> None:
        """Nothing waits."""

    def close(self) -> None:
        """Nothing is held."""

    def take(self) -> bytes:
        whole = b"".join(self.parts)
        self.parts.clear()
        return whole


def sent(model: IO[bytes], filled: Mapping[str, Iterable[bytes]], before: bytes) -> Iterator[bytes]:
    """A copy of an archive; the files of `filled` come last, each with its parts put in before a mark."""
    outlet = Outlet()
    with ZipFile(model) as known, ZipFile(outlet, "w", ZIP_DEFLATED) as archive:
        for name in known.namelist():
            if name not in filled:
                archive.writestr(name, known.read(name))
        for name, parts in filled.items():
            head, tail = known.read(name).split(before)
            with archive.open(name, "w") as file:
                file.write(head)
                for part in parts:
                    file.write(part)
                    yield outlet.take()
                file.write(before + tail)
    yield outlet.take()
