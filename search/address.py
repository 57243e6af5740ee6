"""Where the search cluster is and how to enter it, from one address: the value of `SEARCH_URL`."""

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal, NamedTuple, Self
from urllib.parse import SplitResult, unquote, urlsplit

Kind = Literal["elasticsearch", "opensearch"]
KINDS: dict[str, tuple[Kind, bool]] = {
    "elasticsearch": ("elasticsearch", False),
    "elasticsearchs": ("elasticsearch", True),
    "opensearch": ("opensearch", False),
    "opensearchs": ("opensearch", True),
}
PORT = 9200
INDEX = re.compile(r"[a-z][a-z0-9_-]{0,60}")
EXAMPLE = "elasticsearchs://user:password@one.example.org:9200,two.example.org:9200?ca=/etc/ssl/search.pem"


class Host(NamedTuple):
    """A machine of the cluster."""

    name: str
    port: int

    def __str__(self) -> str:
        return f"[{self.name}]:{self.port}" if ":" in self.name else f"{self.name}:{self.port}"


@dataclass(frozen=True)
class Address:
    """The hosts of a cluster, what it wants to know of us, and the name that our indexes begin with."""

    kind: Kind
    hosts: tuple[Host, ...]
    is_secure: bool = False
    user: str = ""
    password: str = field(default="", repr=False)
    api_key: str = field(default="", repr=False)
    ca: str = ""
    index: str = "search"

    @property
    def urls(self) -> list[str]:
        """Each host as a browser names it, without what is secret."""
        return [f"{'https' if self.is_secure else 'http'}://{host}" for host in self.hosts]

    @classmethod
    def read(cls, text: str) -> Self:
        """The address that a text gives; `ValueError` says what is wrong without repeating it."""
        try:
            parts = urlsplit(text)
            kind, is_secure = KINDS[parts.scheme]
            user, password, hosts = authority(parts)
        except (KeyError, ValueError):
            raise ValueError(f"it must look like {EXAMPLE}") from None
        options = options_of(parts)
        found = cls(kind, hosts, is_secure, user, password, **options)
        found.check()
        return found

    def check(self) -> None:
        """Raise `ValueError` where two parts of the address do not go together."""
        if self.api_key and self.user:
            raise ValueError("it must have a user and a password or an api_key, not both")
        if bool(self.user) != bool(self.password):
            raise ValueError("it must have a user and a password, or neither")
        if self.ca and not self.is_secure:
            raise ValueError(f"it must begin with {self.kind}s:// where it names a ca")
        if self.ca and not (Path(self.ca).is_absolute() and Path(self.ca).is_file()):
            raise ValueError("it must name a ca by the full path of its file")
        if not INDEX.fullmatch(self.index):
            raise ValueError("it must name an index in small letters, digits, - and _")


def authority(parts: SplitResult) -> tuple[str, str, tuple[Host, ...]]:
    """User, password, hosts."""
    if parts.path.strip("/") or parts.fragment:
        raise ValueError
    entrance, _at, names = parts.netloc.rpartition("@")
    user, _colon, password = entrance.partition(":")
    return unquote(user), unquote(password), tuple(dict.fromkeys(host_of(name) for name in names.split(",")))


def host_of(text: str) -> Host:
    parts = urlsplit(f"//{text.strip()}")
    if not parts.hostname or parts.path:
        raise ValueError
    return Host(parts.hostname, parts.port or PORT)


def options_of(parts: SplitResult) -> dict[str, str]:
    """What follows the question mark; a `+` is one, as keys have them."""
    pairs = [one.partition("=") for one in parts.query.split("&") if one]
    options = {name: unquote(value) for name, _equals, value in pairs}
    if not options.keys() <= {"api_key", "ca", "index"} or not all(options.values()):
        raise ValueError("it must have no options but api_key, ca and index, each with its value")
    return options


def address_of(value: str | Address) -> Address:
    return value if isinstance(value, Address) else Address.read(value)
