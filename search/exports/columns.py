"""The columns of the table and of the spreadsheet, each with what it means: what a journalist needs of a result."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from .readers import Reader, budget, codes, day, fact, kind_of, labels, language, listed, places, reference


@dataclass(frozen=True)
class Column:
    """A column: `name` is for programs and lasts, `label` heads it and names its unit, `width` is in letters."""

    name: str
    label: str | Promise
    about: str | Promise
    read: Reader
    width: int = 20
    is_number: bool = False


COLUMNS = (
    Column("type", _("Kind of page"), _("What the result is."), kind_of),
    Column(
        "reference", _("Reference"), _("The lasting code of a programme, a call, a project or an antenna."), reference
    ),
    Column("title", _("Title"), _("The title of the page."), lambda one: one.card.entry.title, 60),
    Column("summary", _("Summary"), _("The summary of the page."), lambda one: one.card.entry.summary, 60),
    Column("language", _("Language"), _("The language of the page, title and summary: its code."), language, 10),
    Column("holder", _("Holder"), _("Who leads the project or hosts the antenna."), fact("holder"), 40),
    Column("holder_kind", _("Kind of holder"), _("What the holder is."), labels("porteur")),
    Column(
        "partners",
        _("Partners (separated by |)"),
        _("Who takes part; for a programme, a call or a dossier, who runs or issues it."),
        listed("partners", "bodies"),
        40,
    ),
    Column(
        "programmes",
        _("Programmes (separated by |)"),
        _("The programme of the result and those above it."),
        labels("programme"),
        40,
    ),
    Column("call", _("Call"), _("The call that the result belongs to or tells of."), labels("appel"), 40),
    Column("season", _("Season"), _("The seasons and waves of the call."), labels("saison")),
    Column(
        "region_code",
        _("Region of the holder (INSEE code)"),
        _("Code of the region in INSEE’s official geographic code."),
        codes("region"),
        10,
    ),
    Column(
        "region",
        _("Region of the holder"),
        _("Where the holder is; for an event, where it takes place."),
        labels("region"),
    ),
    Column(
        "departement_code",
        _("Département of the holder (INSEE code)"),
        _("Code of the département in INSEE’s official geographic code."),
        codes("departement"),
        10,
    ),
    Column("departement", _("Département of the holder"), _("As the region, one level below."), labels("departement")),
    Column(
        "place",
        _("Place of the holder"),
        _("As the region, as precisely as it is known."),
        lambda one: one.card.place_label,
        30,
    ),
    Column("places", _("Places of action (separated by |)"), _("Where the result has effects."), places, 40),
    Column("sectors", _("Sectors (separated by |)"), _("The sectors, the main one first."), labels("secteur"), 40),
    Column(
        "families",
        _("Families of sectors (separated by |)"),
        _("The families of these sectors."),
        labels("famille"),
        30,
    ),
    Column("kind", _("Kind of project"), _("What kind of project it is."), labels("nature")),
    Column(
        "status",
        _("State of the call"),
        _("The state of a call at the moment of this file."),
        lambda one: one.card.status_label,
    ),
    Column(
        "date",
        _("Date"),
        _(
            "When the project was announced, the call opened, the event begins, the article appeared. "
            "A month or a year where no more is known."
        ),
        day("announced_on", "opens_on", "starts_on", "published_on", "issued_on", "started_on", "selected_on"),
        12,
    ),
    Column(
        "end_date",
        _("End"),
        _("The last day to answer the call, the last day of the event, the end of the programme."),
        day("closes_on", "ends_on", "ended_on"),
        12,
    ),
    Column("results_date", _("Results on"), _("When the results of the call are known."), day("results_on"), 12),
    Column(
        "budget",
        _("Total budget (€)"),
        _("The whole cost of the project, the envelope of the call or programme. Empty where unknown."),
        budget,
        16,
        is_number=True,
    ),
    Column(
        "grant",
        _("Grant (€)"),
        _("The public grant to the project. Empty where unknown."),
        lambda one: one.card.grant,
        16,
        is_number=True,
    ),
    Column(
        "learners",
        _("Learners targeted"),
        _("How many people are to be trained."),
        lambda one: one.card.learners,
        12,
        is_number=True,
    ),
    Column("website", _("Website"), _("The project’s own site."), fact("website"), 30),
    Column("url", _("Address of the page"), _("Where the result is read."), lambda one: one.url, 60),
)
