"""Models of news."""

from .articles import NewsPage
from .dossiers import DossierPage, Proposal
from .events import EventPage
from .indexes import NewsIndexPage
from .links import LinkedPage, LinkedRegion, LinkedSector

__all__ = [
    "DossierPage",
    "EventPage",
    "LinkedPage",
    "LinkedRegion",
    "LinkedSector",
    "NewsIndexPage",
    "NewsPage",
    "Proposal",
]
