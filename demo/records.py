"""What is to be on the site, said without a database: records, and references between them."""

import hashlib
import json
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from django.db import models

Fields = dict[str, Any]
Parts = dict[str, list[Fields]]


@dataclass(frozen=True)
class Ref:
    """A reference to another record, by its key."""

    key: str

    def __str__(self) -> str:
        return self.key


@dataclass(frozen=True)
class File:
    """A file of the content folder; what it holds counts, not where it lies."""

    path: Path
    digest: str

    @classmethod
    def at(cls, path: Path) -> "File":
        """A file with the digest that Wagtail gives to an image (SHA-1)."""
        return cls(path, hashlib.sha1(path.read_bytes(), usedforsecurity=False).hexdigest())

    def __str__(self) -> str:
        return self.digest


@dataclass(frozen=True)
class Record:
    """A page or a plain object: its fields, and its ordered inline children by relation.

    A page says its parent's key and has a slug; a plain object says which of its fields identify it.
    """

    key: str
    model: type[models.Model]
    fields: Fields
    parts: Parts = field(default_factory=dict)
    parent: str = ""
    identity: tuple[str, ...] = ()

    @property
    def is_page(self) -> bool:
        return bool(self.parent)

    @property
    def title(self) -> str:
        names = ("title", "name", "label_fr", "long")
        return next((str(self.fields[name]) for name in names if self.fields.get(name)), self.key)

    @property
    def digest(self) -> str:
        """Changes as soon as anything does that a visitor may see."""
        facts = [self.model._meta.label_lower, self.parent, self.fields, self.parts]
        text = json.dumps(facts, default=str, sort_keys=True, ensure_ascii=False)
        return hashlib.sha256(text.encode()).hexdigest()

    @property
    def richness(self) -> int:
        """How many facts it has."""
        rows = sum(len(part) for part in self.parts.values())
        facts = [value for name, value in self.fields.items() if not name.startswith("picture")]
        return rows + sum(1 for value in facts if value not in ("", None, [], False))


def page(key: str, model: type[models.Model], parent: str, fields: Fields, parts: Parts | None = None) -> Record:
    """A page whose slug is the end of its key, unless its fields have one."""
    slug = key.partition(":")[2]
    return Record(key, model, {"slug": slug, **fields}, parts or {}, parent=parent)
