"""Settings for a public site behind a proxy that speaks https: nothing is guessed, a wrong variable stops the start."""

from config import environment as read

from .base import *

env.require("SECRET_KEY", "ALLOWED_HOSTS", "DATABASE_URL", "SITE_URL", "EMAIL_URL", "DEFAULT_FROM_EMAIL")

DEBUG = False
SECRET_KEY = env.read("SECRET_KEY", read.secret, default="")
ALLOWED_HOSTS: list[str] = env.read("ALLOWED_HOSTS", read.hosts, default=[])
WAGTAILADMIN_BASE_URL = env.read("SITE_URL", read.secure_address, default="")

if DATABASES["default"]["ENGINE"].endswith("postgresql"):
    # Each process keeps its connections; a thread that finds none free waits ten seconds at most.
    pool = {"min_size": 1, "max_size": env.read("DATABASE_POOL_SIZE", read.at_least_one, default=8), "timeout": 10}
    DATABASES["default"]["OPTIONS"] = {"pool": pool, **DATABASES["default"].get("OPTIONS", {})}
    DATABASES["default"]["CONN_HEALTH_CHECKS"] = True

PROXIES = env.read("PROXIES", read.whole_number, default=1)

# The proxy must set this header itself and drop the one that a visitor sends (docs/operations.md).
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = True
SESSION_COOKIE_SECURE = True
CSRF_COOKIE_SECURE = True
SECURE_HSTS_SECONDS = env.read("HSTS_SECONDS", read.whole_number, default=365 * 24 * 3600)
SECURE_HSTS_INCLUDE_SUBDOMAINS = True
SECURE_HSTS_PRELOAD = env.read("HSTS_PRELOAD", read.flag, default=False)
# A domain leaves the browsers' preload lists only after months, so its owner opts in with HSTS_PRELOAD=1.
SILENCED_SYSTEM_CHECKS = [] if SECURE_HSTS_PRELOAD else ["security.W021"]

STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "config.storage.Storage"},
}

env.check()
