"""What tests of search share with those of the admin and of the demo."""

from tests.admin.conftest import editor, groups, redaction, validation
from tests.demo.conftest import demo, files, media

from .clusters import cluster
from .sites import filled

__all__ = ["cluster", "demo", "editor", "files", "filled", "groups", "media", "redaction", "validation"]
