"""The whole content as records: what is made of each file."""

from ..content import Content
from ..records import Record
from . import antennas, calls, frame, news, pictures, programmes, projects, vocabularies

PARTS = (vocabularies, pictures, frame, programmes, calls, projects, antennas, news)


def records(content: Content) -> list[Record]:
    """Every record; a page comes after its parent."""
    return [record for part in PARTS for record in part.records(content)]
