"""Pages of the site itself."""

from typing import Any

from home.models import AccessibilityStatementPage, ContactPage, HomePage, SiteMapPage, StandardPage
from news.models import NewsIndexPage
from programmes.models import ProjectFolderPage
from programmes.models.indexes import IndexPage

from .document import Document, document_of, not_searched
from .parts import rich, said

# Home leads everywhere and says nothing of its own; a folder has no page.
document_of.register(HomePage, not_searched)
document_of.register(ProjectFolderPage, not_searched)


@document_of.register(StandardPage)
@document_of.register(AccessibilityStatementPage)
@document_of.register(ContactPage)
@document_of.register(SiteMapPage)
@document_of.register(NewsIndexPage)
@document_of.register(IndexPage)
def other(page: Any) -> Document:
    """A page of the site: its own text is all it says."""
    return Document(type="page", texts=[rich(getattr(page, "intro", "")), *said(getattr(page, "body", None))])
