"""The content version: a token that any change of what pages show replaces, in the change's own transaction.

Whatever is kept under the version (menus, counts, whole pages) is right as long as the version is the same, and is
never asked for again once it is another one. Every SQL statement that writes is seen here, whatever the door: a save,
`update()`, a move in the tree, a command. A token, not a number: a restored backup never meets a number used before.

A change costs one more statement and holds the row until its transaction ends, so writers wait for one another.
"""

import re
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any, TypeVar

from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.utils.translation import get_language

Value = TypeVar("Value")

WRITE = re.compile(r'\s*(INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)', re.IGNORECASE)
RETURNS = re.compile(r"\bRETURNING\b")
# What no public page shows: sessions, drafts, journals, tasks, indexes, accounts, messages. All else is content.
UNSHOWN = re.compile(
    "auth_|demo_|django_|home_(?:contentversion|tick)|search_(?!entry$|promot)|taggit_|users_|wagtailadmin_"
    "|wagtailembeds_|wagtailforms_formsubmission|wagtailredirects_|wagtailsearch_|wagtailusers_"
    "|wagtailcore_(?:apitoken|comment|group|modellog|pagelog|pagesubscription|referenceindex|revision|task"
    "|uploadedfile|workflow)|wagtail_localize_translationlog"
)
MADE_BY_PAGES = "home_picturerendition"  # a page that shows a picture for the first time adds its sizes
# Not through the model `ContentVersion`: each page that is kept pays for reading, each change for writing.
TABLE = "home_contentversion"
READ = "SELECT token FROM home_contentversion"
RENEW = (
    "INSERT INTO home_contentversion (id, token) VALUES (1, %s) ON CONFLICT (id) DO UPDATE SET token = excluded.token"
)


def changes_content(sql: str) -> bool:
    """Whether a statement writes something that a public page may show."""
    write = WRITE.match(sql)
    if write is None or UNSHOWN.match(write[2]):
        return False
    return write[2] != MADE_BY_PAGES or write[1].upper().startswith("DELETE")


def watch(execute: Callable[..., Any], sql: Any, params: Any, many: bool, context: dict[str, Any]) -> Any:
    """The wrapper of every statement: a change and its new version go together or not at all."""
    connection = context["connection"]
    if not changes_content(str(sql)) or not is_ready(connection):
        return execute(sql, params, many, context)
    if connection.in_atomic_block:
        renew(connection)
        return execute(sql, params, many, context)
    if connection.vendor == "sqlite" and RETURNS.search(str(sql)):
        # It refuses to commit before the row that comes back is read, and commits both then.
        returning = execute(sql, params, many, context)
        renew(connection)
        return returning
    with transaction.atomic(connection.alias):
        renew(connection)
        return execute(sql, params, many, context)


def watch_connection(connection: Any, **_options: Any) -> None:
    """Receiver of `connection_created`: watch the site's database."""
    if connection.alias == DEFAULT_DB_ALIAS and watch not in connection.execute_wrappers:
        connection.execute_wrappers.append(watch)


def is_ready(connection: Any) -> bool:
    """Whether the table of the version is there: the first migrations write before it is."""
    known = vars(connection)
    if not known.get("has_content_version"):
        known["has_content_version"] = TABLE in connection.introspection.table_names()
    return bool(known["has_content_version"])


def renew(connection: Any) -> None:
    """A new token; whoever asks next, in this transaction too, reads it."""
    with connection.cursor() as cursor:
        cursor.execute(RENEW, [uuid.uuid4().hex])
    forget()


def forget() -> None:
    """Let the request that runs read the version again."""
    if steady := _request.get():
        steady.token = None


class Steady:
    """`with Steady():` the version is read once: what a request sees to its end."""

    def __init__(self) -> None:
        self.token: str | None = None

    def __enter__(self) -> None:
        self.mark = _request.set(self)

    def __exit__(self, *_error: object) -> None:
        _request.reset(self.mark)


_request: ContextVar[Steady | None] = ContextVar("content_version", default=None)


def version() -> str:
    """The token of the present content (1 query, once per request); empty while nothing was ever written."""
    known = _request.get()
    if known is None:
        return read_token()
    if known.token is None:
        known.token = read_token()
    return known.token


def read_token() -> str:
    with connection.cursor() as cursor:
        cursor.execute(READ)
        row = cursor.fetchone()
    return str(row[0]) if row else ""


@dataclass(frozen=True)
class Shelf:
    """What this process keeps of one version."""

    version: str
    values: dict[Any, Any] = field(default_factory=dict)


_shelf = Shelf("")


def shelf() -> Shelf:
    """The shelf of the present version; the one of an older version is dropped."""
    global _shelf
    current = version()
    if _shelf.version != current:
        _shelf = Shelf(current)
    return _shelf


def kept(key: Any, make: Callable[[], Value], *, shared: bool = False) -> Value:
    """A value that pages share, made once per content version, language and process: a menu, counts, a vocabulary.

    `shared` says that it is the same in every language. Threads share it: whoever gets it leaves it as it is.
    """
    here = shelf()
    if not here.version:
        return make()
    place = key if shared else (get_language(), key)
    if place not in here.values:
        here.values[place] = make()
    value: Value = here.values[place]
    return value
