"""The environment variables of the site: what each is for, and one message about all that are wrong."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from typing import Any, TypeVar
from urllib.parse import urlsplit

from django.conf.locale import LANG_INFO
from django.core.exceptions import ImproperlyConfigured
from environ import Env

from home.translators.machine_address import MachineAddress
from search.address import Address

T = TypeVar("T")
Config = dict[str, Any]

CACHES = {"dbcache", "dummycache", "filecache", "locmemcache", "redis", "rediss"}
CLIENTS = {"elasticsearch": "elasticsearch", "opensearch": "opensearchpy"}
DATABASES = {"django.db.backends.postgresql", "django.db.backends.sqlite3"}
LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
LIMITED = ("search", "suggestions", "exports")
YES_OR_NO = {"1": True, "true": True, "yes": True, "0": False, "false": False, "no": False}

# Readers do not wait for the writer (WAL); a transaction takes the write lock when it begins, so that two
# writers queue up for 20 seconds at most instead of failing half-way; a power cut may lose the last
# transactions but never damages the file (NORMAL), and migrating is several times as fast.
SQLITE_OPTIONS = {
    "timeout": 20,
    "transaction_mode": "IMMEDIATE",
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL; PRAGMA foreign_keys=ON;",
}


class WrongEnvironment(ImproperlyConfigured):
    """Variables are missing or invalid: the message is for the operator, who needs no traceback."""


@dataclass(frozen=True)
class Variable:
    """What an operator must know to set a variable."""

    name: str
    purpose: str
    example: str


class Environment:
    """Reads variables and remembers what is wrong, so that an operator sees every problem at once."""

    def __init__(self, variables: Iterable[Variable], values: Mapping[str, str]) -> None:
        self.variables = {variable.name: variable for variable in variables}
        self.values = values
        self.problems: dict[str, str] = {}

    def read(self, name: str, convert: Callable[[str], T], *, default: T) -> T:
        """The converted value of a variable; its default where it is unset, empty or wrong."""
        text = self.values.get(self.variables[name].name, "").strip()
        try:
            return convert(text) if text else default
        except ValueError as error:
            self.problems[name] = f"is invalid: {error}"
            return default

    def require(self, *names: str) -> None:
        """Note each of these variables that is unset or empty."""
        missing = [name for name in names if not self.values.get(name, "").strip()]
        self.problems.update(dict.fromkeys(missing, "is missing"))

    def check(self) -> None:
        """Stop the start if anything that was read or required is wrong."""
        if self.problems:
            raise WrongEnvironment(self.report())

    def report(self) -> str:
        """A sentence for each problem: the variable, what is wrong, what it is for, how to set it."""
        lines = [
            f"- {name} {problem}. It {self.variables[name].purpose}. Example: {name}={self.variables[name].example}"
            for name, problem in self.problems.items()
        ]
        count = "1 variable" if len(lines) == 1 else f"{len(lines)} variables"
        head = f"The site cannot start: {count} of its environment must be put right (see docs/operations.md)."
        return "\n".join([head, *lines])


# Converters: a text in, a value out; ValueError says what is wrong without repeating what may be a secret.


def secret(text: str) -> str:
    """A signing key that `check --deploy` accepts too (security.W009)."""
    if len(text) < 50 or len(set(text)) < 5 or text.startswith("django-insecure-"):
        raise ValueError("it must be random and at least 50 characters long")
    return text


def hosts(text: str) -> list[str]:
    """Host names, separated by commas."""
    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names or "*" in names or any("/" in name for name in names):
        raise ValueError("it must be host names separated by commas, without https:// and not *")
    return names


def address(text: str) -> str:
    """The address of the site's root, without the final slash."""
    parts = urlsplit(text)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path.strip("/"):
        raise ValueError("it must be a scheme and a host, such as https://www.example.org")
    return text.rstrip("/")


def secure_address(text: str) -> str:
    """An address that begins with https://."""
    if not text.startswith("https://"):
        raise ValueError("it must begin with https://")
    return address(text)


def mailbox(text: str) -> str:
    """An address that mails come from, with or without a name before it."""
    if "@" not in text or "\n" in text or "\r" in text:
        raise ValueError("it must be a mail address on one line")
    return text


def whole_number(text: str) -> int:
    """A number without decimals, zero or more."""
    if not text.isdecimal():
        raise ValueError("it must be a whole number")
    return int(text)


def at_least_one(text: str) -> int:
    """A whole number above zero."""
    if not whole_number(text):
        raise ValueError("it must be 1 or more")
    return int(text)


def limits(text: str) -> dict[str, int]:
    """How many of each kind of request: `search=60,exports=10`."""
    pairs = [pair.partition("=") for pair in text.replace(" ", "").split(",") if pair]
    if any(name not in LIMITED or not number.isdecimal() for name, _sign, number in pairs):
        raise ValueError(f"it must be numbers for {', '.join(LIMITED)}, such as search=60,exports=10")
    return {name: int(number) for name, _sign, number in pairs}


def flag(text: str) -> bool:
    """Yes or no."""
    if text.lower() not in YES_OR_NO:
        raise ValueError(f"it must be one of {', '.join(YES_OR_NO)}")
    return YES_OR_NO[text.lower()]


def languages(text: str) -> list[tuple[str, str]]:
    """Languages by code, each with its name in itself; French, the source, is always the first."""
    codes = [code.strip().lower() for code in text.split(",") if code.strip()]
    unknown = [code for code in codes if "name" not in LANG_INFO.get(code, {})]
    if unknown or codes[:1] != ["fr"] or len(set(codes)) < len(codes):
        raise ValueError("it must be different language codes that Django knows, fr first, such as fr,en,de")
    return [(code, LANG_INFO[code]["name_local"].capitalize()) for code in codes]


def level(text: str) -> str:
    """A level of the logging module."""
    if text.upper() not in LEVELS:
        raise ValueError(f"it must be one of {', '.join(LEVELS)}")
    return text.upper()


def folder(text: str) -> Path:
    """A folder by its full path: what a relative one means depends on who starts the site."""
    if not Path(text).is_absolute():
        raise ValueError("it must be a full path")
    return Path(text)


def database(text: str) -> Config:
    """Django's settings for a database: PostgreSQL, or SQLite tuned for a site."""
    config = _parsed(Env.db_url_config, text, "sqlite:////srv/site.sqlite3")
    if config.get("ENGINE") not in DATABASES or not config["NAME"]:
        raise ValueError("it must name a database and begin with postgres:// or sqlite:///")
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = SQLITE_OPTIONS | config.get("OPTIONS", {})
    return config


def cache(text: str) -> Config:
    """Django's settings for a cache."""
    if urlsplit(text).scheme not in CACHES:
        raise ValueError(f"it must begin with one of {', '.join(f'{scheme}://' for scheme in sorted(CACHES))}")
    return _parsed(Env.cache_url_config, text, "redis://127.0.0.1:6379/0")


def cluster(text: str) -> Address:
    """The address of a search cluster, for whose kind the client must be installed."""
    address = Address.read(text)
    if not find_spec(CLIENTS[address.kind]):
        raise ValueError("it must go with its client: sh site/setup/install.sh opensearch")
    return address


def machine(text: str) -> Config:
    """wagtail-localize's setting for a machine that translates."""
    return MachineAddress.read(text).setting


def mail(text: str) -> Config:
    """Django's `EMAIL_...` settings."""
    config = _parsed(Env.email_url_config, text, "smtp+tls://user:password@mail.example.org:587")
    return {name: value for name, value in config.items() if name.startswith("EMAIL_") and value is not None}


def _parsed(parse: Callable[[str], Config], text: str, example: str) -> Config:
    """What django-environ makes of an address; its errors are of several types and may show a password."""
    try:
        return parse(text)
    except (ImproperlyConfigured, KeyError, TypeError, ValueError) as error:
        raise ValueError(f"it must look like {example}") from error
