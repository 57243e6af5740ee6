"""The engines: one contract, of which the site has one at work."""

from functools import cache

from .embedded import EmbeddedEngine
from .protocol import Engine

__all__ = ["Engine", "get_engine"]


@cache
def embedded() -> EmbeddedEngine:
    """The engine of this process that needs no other server."""
    return EmbeddedEngine()


def get_engine() -> Engine:
    """The engine of the site."""
    return embedded()
