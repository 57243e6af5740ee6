"""From a page to what is found of it: a function for each page type, and nobody else knows page types."""

from . import news, pages, programmes, projects
from .document import Document, document_of, not_searched

__all__ = ["Document", "document_of", "news", "not_searched", "pages", "programmes", "projects"]
