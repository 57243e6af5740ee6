"""The read model: what is found of each live page, and the log of its changes."""

import uuid
from datetime import datetime
from typing import Any, ClassVar

from django.db import models
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from wagtail.models import Page

Moments = list[tuple[datetime | None, str]]


class Entry(models.Model):
    """One live page that everyone may read, as lists, exports and engines need it: none of them loads the page.

    The key is the page's. No constraint ties it to the page: a page that goes away takes its entry with it through
    `indexing`, which notes the change.
    """

    page = models.OneToOneField(Page, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="+")
    language = models.CharField(max_length=12)
    shown_in = models.JSONField(default=list)  # languages whose readers find it
    type = models.CharField(max_length=20)
    title = models.CharField(max_length=255)
    summary = models.TextField(blank=True)
    url_path = models.TextField()
    facts = models.JSONField(default=dict)  # what a card and an export say, by name
    text = models.TextField(blank=True)  # the plain text, for excerpts
    title_keys = models.TextField(blank=True)  # of the title and the short names
    name_keys = models.TextField(blank=True)  # of who, where and what about
    text_keys = models.TextField(blank=True)  # of the summary and the text
    words = models.TextField(blank=True)  # all words without their endings cut, for phrases
    codes = models.JSONField(default=dict)  # lists of codes by key of facet, the main one first
    moments = models.JSONField(default=list)  # what the clock makes of it: pairs of an instant, or none, and a code
    date = models.DateField(null=True)
    amount = models.DecimalField(max_digits=14, decimal_places=2, null=True)  # the grant, in euros
    title_key = models.BinaryField()  # bytes, which every database sorts alike
    weight = models.FloatField(default=1)  # how much more a reader wants this kind of page

    objects: ClassVar[models.Manager["Entry"]]

    class Meta:
        indexes = [models.Index(fields=["title_key", "page"], name="search_entry_title")]

    def __str__(self) -> str:
        return self.title

    def get_url(self, _request: Any = None) -> str:
        """Outside the site's tree, which `home.navigation.address` looks at first, an entry has no address."""
        return ""

    def status_at(self, now: datetime) -> str:
        """The code that the clock has made of it at an instant; empty where it has none."""
        return status_at(moments_of(self.moments), now)

    @property
    def status(self) -> str:
        return self.status_at(timezone.now())


def moments_of(stored: list[Any]) -> Moments:
    """Instants and codes as `Entry.moments` stores them, in time order."""
    return [(parse_datetime(instant) if instant else None, code) for instant, code in stored]


def status_at(moments: Moments, now: datetime) -> str:
    """The code of the last instant that has come."""
    return next((code for instant, code in reversed(moments) if instant is None or instant <= now), "")


def new_token() -> str:
    return uuid.uuid4().hex


class Change(models.Model):
    """An entry was written or went away: the log that engines follow, append-only, written with the entry.

    Numbers follow the order of commits, because a writer of content holds the row of the content version from before
    the entry's write to its commit. The token tells a number from the same number after a rollback or a restore.
    """

    n = models.BigAutoField(primary_key=True)
    entry = models.BigIntegerField()
    token = models.CharField(max_length=32, default=new_token)
    at = models.DateTimeField(default=timezone.now)

    objects: ClassVar[models.Manager["Change"]]

    def __str__(self) -> str:
        return f"{self.n}: {self.entry}"


class Cursor(models.Model):
    """How far a consumer of the log has come: everything up to `n` has reached it."""

    consumer = models.CharField(max_length=255, unique=True)
    n = models.BigIntegerField(default=0)

    objects: ClassVar[models.Manager["Cursor"]]

    def __str__(self) -> str:
        return f"{self.consumer}: {self.n}"
