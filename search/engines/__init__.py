"""The engines: one contract, of which the site has one at work."""

from functools import cache

from django.conf import settings

from ..address import Address
from .cluster import ClusterEngine
from .embedded import EmbeddedEngine
from .failover import FailoverEngine
from .protocol import Engine

__all__ = ["Engine", "get_cluster", "get_engine"]


@cache
def embedded() -> EmbeddedEngine:
    """The engine of this process that needs no other server."""
    return EmbeddedEngine()


@cache
def cluster_at(address: str | Address) -> ClusterEngine:
    return ClusterEngine(address, embedded())


@cache
def failover_at(address: str | Address) -> FailoverEngine:
    return FailoverEngine(cluster_at(address), embedded())


def get_cluster() -> ClusterEngine | None:
    """The engine of the site's cluster, if it has one."""
    return cluster_at(settings.SEARCH_URL) if settings.SEARCH_URL else None


def get_engine() -> Engine:
    """The engine of the site."""
    return failover_at(settings.SEARCH_URL) if settings.SEARCH_URL else embedded()
