"""What tests of search share with those of the admin."""

from tests.admin.conftest import editor, groups, redaction, validation

from .clusters import cluster
from .sites import filled

__all__ = ["cluster", "editor", "filled", "groups", "redaction", "validation"]
