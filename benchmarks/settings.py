"""The settings of a public site for 127.0.0.1, where no proxy adds https and serves the pictures. For nothing else."""

import os

FOLDER = os.environ["BENCHMARK_FOLDER"]
os.environ |= {
    "SECRET_KEY": "for-benchmarks-only-" + "0123456789abcdefghijklmnopqrstuvwxyz" * 2,
    "ALLOWED_HOSTS": "127.0.0.1,testserver",
    "SITE_URL": "https://127.0.0.1",
    "EMAIL_URL": "memorymail://",
    "DEFAULT_FROM_EMAIL": "site@example.org",
    "MEDIA_ROOT": f"{FOLDER}/media",
    "STATIC_ROOT": f"{FOLDER}/static",
}

from config.settings.production import *

SECURE_SSL_REDIRECT = False
SERVE_MEDIA = True
RATE_LIMITS = {}  # one address asks as much as it can
TEMPLATES = [{**TEMPLATES[0], "DIRS": [ROOT / "templates", ROOT / "benchmarks" / "templates"]}]
