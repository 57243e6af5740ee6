"""Gunicorn in front of the site: `gunicorn` alone, in this folder, starts it (docs/operations.md)."""

import gc
import os
from typing import Any

wsgi_app = "config.wsgi"
pythonpath = "site"
bind = os.environ.get("BIND", "127.0.0.1:8000")

# Threads wait for the database side by side; processes share out the cores.
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
worker_class = "gthread"
threads = 4

# Loaded once, before the processes part: less memory, and a wrong variable is said once.
preload_app = True

timeout = 60  # seconds, for a process that no longer gives a sign of life
max_requests = 10_000  # a process is renewed from time to time, not all at the same moment
max_requests_jitter = 1_000
accesslog = "-"
control_socket_disable = True


def post_worker_init(_worker: Any) -> None:
    """What is loaded stays: the collector of garbage need not look at it again and again."""
    gc.collect()
    gc.freeze()
