"""Made entries, without pages behind them: what the engines are measured on up to a million."""

from collections.abc import Iterator
from datetime import date
from itertools import islice
from typing import Any

from demo.synthetic import naming
from demo.synthetic.dice import Dice

FIRST = 10_000_000  # keys above those of the demo's pages
BATCH = 5_000
INTO, FROM = "INSERT INTO search_entry (page_id,", "SELECT page_id + %s,"
WHERE = "FROM search_entry WHERE page_id >= %s AND page_id < %s"
UNIQUE = 100_000  # entries of their own; more are copies, which are made in a tenth of the time
COMMON = 6  # calls, programmes and kinds that a project is drawn from, of the many that there are
OWN_WORDS = 4_000  # names that few entries share


def fill(size: int) -> None:
    """Make the read model hold `size` made entries and nothing else; those that are there already stay."""
    from search.models import Entry

    Entry.objects.filter(pk__lt=FIRST).delete()
    add(size)


def add(size: int) -> None:
    """Make the read model hold `size` made entries besides those of pages: above `UNIQUE` they are copies."""
    from search.models import Change, Entry

    known = Entry.objects.filter(pk__gte=FIRST).count()
    made = (entry(number) for number in range(known, min(size, UNIQUE)))
    while batch := list(islice(made, BATCH)):
        Entry.objects.bulk_create(batch, batch_size=500)
    for start in range(max(known, UNIQUE), size, UNIQUE):
        copy(start, min(UNIQUE, size - start))
    Change.objects.create(entry=FIRST)
    analyse()


def copy(start: int, number: int) -> None:
    """So many of the first made entries again, under keys from a place on."""
    from django.db import connection

    from search.models import Entry

    columns = [f'"{field.column}"' for field in Entry._meta.concrete_fields if not field.primary_key]
    names = ", ".join(columns)
    sql = " ".join([INTO, f"{names})", FROM, names, WHERE])
    with connection.cursor() as cursor:
        cursor.execute(sql, [start, FIRST, FIRST + number])


def analyse() -> None:
    """Let the planner know the new rows."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE search_entry" if connection.vendor == "postgresql" else "ANALYZE")


def entry(number: int) -> Any:
    """The made entry of a number, always the same."""
    from search.analysis import fold, key_text, plain_words
    from search.models import Entry

    dice = Dice(number)
    codes, day, grant = facts(dice)
    title = naming.title(dice, codes["secteur"][0].replace("-", " "))
    names = [f"organisme{dice.ranked(range(OWN_WORDS))}", f"commune{dice.ranked(range(OWN_WORDS))}"]
    text = [naming.summary(dice, codes["secteur"][-1].replace("-", " ")), *names]
    return Entry(
        page_id=FIRST + number,
        language="fr",
        shown_in=["fr"],
        type="projet",
        title=title,
        summary=text[0],
        url_path=f"/accueil/laureats/projet-{number}/",
        facts={"reference": f"projet-{number}", "holder": names[0], "place": names[1]},
        text=" ".join(text),
        title_keys=key_text([title], "fr"),
        name_keys=key_text(names, "fr"),
        text_keys=key_text(text, "fr"),
        words=" ".join(plain_words(" ".join([title, *text]))),
        codes=codes,
        date=day,
        amount=grant,
        title_key=fold(title).lower().encode(),
        weight=1.2,
    )


def facts(dice: Dice) -> tuple[dict[str, list[str]], date | None, Any]:
    """The codes of every facet, the day and the grant: few values have most entries."""
    from programmes.models import OrganisationKind, ProjectKind
    from search.facets import band_of

    departement, (call, season) = dice.ranked(departements()), dice.ranked(CALLS)
    day = dice.date().first_day if dice.perhaps(0.95) else None
    grant = dice.amount() if dice.perhaps(0.7) else None
    sectors = dice.some_ranked(SECTORS, 3)
    codes = {
        "type": ["projet"],
        "laureat": ["1"],
        "programme": ["france-2030", f"programme-{call % COMMON}"],
        "appel": [f"appel-{call}"],
        "saison": [f"appel-{call}.s{season}"],
        "region": [departement.region_code],
        "departement": [departement.code],
        "lieu": [f"R{departement.region_code}", f"D{departement.code}"],
        "secteur": sectors,
        "famille": list(dict.fromkeys(f"famille-{len(one) % 8}" for one in sectors)),
        "nature": [str(dice.ranked(list(ProjectKind)))],
        "annee": [str(day.year)] if day else [],
        "montant": [band] if (band := band_of(grant)) else [],
        "porteur": [str(dice.ranked(list(OrganisationKind)))],
    }
    return codes, day, grant


def departements() -> list[Any]:
    from programmes.territories import DEPARTEMENTS

    return list(DEPARTEMENTS.values())


CALLS = [(call, season) for call in range(40) for season in (1, 2)]
SECTORS = [f"filiere{number}-{'abcdefgh'[number % 8] * (number % 8 + 1)}" for number in range(57)]


def all_codes() -> Iterator[dict[str, list[str]]]:
    """The codes of each entry, for checking answers by looking at all of them."""
    from search.models import Entry

    yield from Entry.objects.values_list("codes", flat=True).iterator(BATCH)
