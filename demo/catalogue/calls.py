"""Calls; the seasons and waves of one of them stand in lines of their own in the table."""

import re
from collections.abc import Iterator

from home.dates import PartialDate
from programmes.models import CallPage
from programmes.timing import Status

from ..content import Content, Row, items
from ..records import Fields, Parts, Record, Ref, page
from . import parts

STATED = {"clos": Status.CLOSED.value, "ouvert": Status.OPEN.value, "permanent": Status.PERMANENT.value}
SEASON = re.compile(r"(?P<call>ami-cma)-(?:saison-(?P<alone>\d)|s(?P<season>\d)-v(?P<wave>\d))")
CLOSING_IN_NOTES = re.compile(r"Clôture en (\w+ \d{4})")


def records(content: Content) -> Iterator[Record]:
    yield from (call(content, row) for row in content.rows("calls") if not SEASON.fullmatch(row["slug"]))


def call_and_season(slug: str) -> tuple[str, str]:
    """The call that a slug of the table belongs to, and the code of its season: `ami-cma`, `s1-v2`."""
    match = SEASON.fullmatch(slug)
    if match is None:
        return slug, ""
    wave = f"-v{match['wave']}" if match["wave"] else ""
    return match["call"], f"s{match['alone'] or match['season']}{wave}"


def reference(slug: str) -> tuple[Ref | None, str]:
    """The call's record and the season's code."""
    call, season = call_and_season(slug)
    return (Ref(f"call:{call}") if call else None), season


def call(content: Content, row: Row) -> Record:
    key = f"call:{row['slug']}"
    text = content.text("calls", row["slug"])
    fields = {
        "title": row["name_fr"],
        "code": row["slug"],
        "acronym": row["acronym"],
        "kind": text.get("kind", "autre"),
        "programme": Ref(f"programme:{row['programme']}") if row["programme"] else None,
        "summary": text.get("summary", ""),
        "support": text.get("support", []),
        "status_note": text.get("status_note", ""),
        "faq": parts.questions(key, text.get("faq", [])),
        **period(row),
        **{name: text.get(name, "").strip() for name in ("purpose", "funding", "applying", "contact")},
    }
    fields["stated_status"] = "" if fields["closes_on"] else STATED.get(row["status"], "")
    return page(key, CallPage, "page:appels", fields, children(content, row))


def period(row: Row) -> Fields:
    """What a call and a season have in common."""
    return {
        "opens_on": row["opened_on"],
        "closes_on": row["closed_on"] or closing_in(row["notes"]),
        "results_on": row["results_on"],
        "budget": row["budget_eur"],
        "applications": row["candidates_count"],
        "laureates_count": row["laureates_count"],
    }


def closing_in(notes: str) -> str:
    """The month that notes give where the day is unknown."""
    match = CLOSING_IN_NOTES.search(notes)
    return str(PartialDate.parse(match[1])) if match else ""


def children(content: Content, row: Row) -> Parts:
    slug = row["slug"]
    text = content.text("calls", slug)
    return {
        **parts.common(content, "call", slug),
        "key_figures": figures(content, slug),
        "sources": parts.sources(row["source"], note=row["notes"]),
        "operators": [parts.party(body) for body in items(row["operator_bodies"])],
        "seasons": [season(one) for one in seasons(content, slug)],
        "criteria": [{"text": criterion} for criterion in text.get("criteria", [])],
    }


def seasons(content: Content, slug: str) -> list[Row]:
    """The lines of a call's seasons and waves, each season before its waves."""
    rows = [row for row in content.rows("calls") if SEASON.fullmatch(row["slug"])]
    mine = [row for row in rows if call_and_season(row["slug"])[0] == slug]
    return sorted(mine, key=lambda row: call_and_season(row["slug"])[1])


def season(row: Row) -> Fields:
    name = row["name_fr"].rpartition("– ")[2]
    return {
        "code": call_and_season(row["slug"])[1],
        "title": name[:1].upper() + name[1:],
        "season": row["season"],
        "wave": row["wave"],
        "note": row["notes"],
        **period(row),
        **parts.source(row["source"]),
    }


def figures(content: Content, slug: str) -> list[Fields]:
    """Figures of the call, then of each of its seasons."""
    own = parts.figures(content, "call", slug, season="")
    of_seasons = [
        figure
        for row in seasons(content, slug)
        for figure in parts.figures(content, "call", row["slug"], season=call_and_season(row["slug"])[1])
    ]
    return own + of_seasons
