"""Models of search: the read model with its log, what readers asked, what editors put first."""

from .asked import Asked, key_of
from .entries import Change, Cursor, Entry, Moments, moments_of, new_token, status_at
from .promotions import PromotedPage, Promotion

__all__ = [
    "Asked",
    "Change",
    "Cursor",
    "Entry",
    "Moments",
    "PromotedPage",
    "Promotion",
    "key_of",
    "moments_of",
    "new_token",
    "status_at",
]
