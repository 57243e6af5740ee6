"""The engines: one contract, of which the site has one at work."""

from .protocol import Engine

__all__ = ["Engine"]
