"""Gunicorn's settings for the benchmarks: those of the site that concern one request."""

import gc
from typing import Any

control_socket_disable = True


def post_worker_init(_worker: Any) -> None:
    """As in `gunicorn.conf.py`."""
    gc.collect()
    gc.freeze()
