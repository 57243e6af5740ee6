"""What every environment shares; what differs comes from the environment variables (`docs/operations.md`).

A wrong variable is noted by `env`; each of `dev`, `test` and `production` ends with `env.check()`.
"""

import os
from pathlib import Path

from csp.constants import NONE, SELF, UNSAFE_INLINE

from config import environment as read
from config.variables import VARIABLES

ROOT = Path(__file__).parents[3]
VAR = ROOT / "var"  # what the site writes at run time, out of git

env = read.Environment(VARIABLES, os.environ)

INSTALLED_APPS = [
    "demo",
    "search",
    "news",
    "programmes",
    "home",
    "users",
    "wagtail_localize",
    "wagtail_localize.locales",  # in place of wagtail.locales
    "wagtail.contrib.forms",
    "wagtail.contrib.redirects",
    "wagtail.contrib.routable_page",
    "wagtail.contrib.settings",
    "wagtail.embeds",
    "wagtail.sites",
    "wagtail.users",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "csp",
    "modelcluster",
    "taggit",
    "django_filters",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.sitemaps",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
]

MIDDLEWARE = [
    "home.page_cache.PageCacheMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "config.middleware.PolicyMiddleware",
    "home.languages.LanguageMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "home.middleware.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "home.redirects.RedirectMiddleware",
    "home.middleware.WholeMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [ROOT / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "wagtail.contrib.settings.context_processors.settings",
            ],
            "builtins": ["home.templatetags.languages", "home.templatetags.parts"],
        },
    }
]

SQLITE = read.database(f"sqlite:///{VAR / 'site.sqlite3'}")
DATABASES = {"default": env.read("DATABASE_URL", read.database, default=SQLITE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "users.User"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
CACHES = {"default": env.read("CACHE_URL", read.cache, default=read.cache("locmemcache://"))}

# The cluster that answers searches; without one the database does (`search/engines/`).
SEARCH_URL = env.read("SEARCH_URL", read.cluster, default=None)

# Pages of anonymous readers are kept under the content version (`home/page_cache.py`), with these parameters at most.
PAGE_CACHE = True
PAGE_CACHE_PARAMETERS = {"page"}

# What one address may ask in a minute (`search/limits.py`), and by how many proxies its address is passed on.
LIMITS = {"search": 60, "suggestions": 240, "exports": 10}
RATE_LIMITS = LIMITS | env.read("RATE_LIMITS", read.limits, default=LIMITS)
PROXIES = env.read("PROXIES", read.whole_number, default=0)
RECORD_SEARCH_TERMS = True

# SQLite's file stays open between requests; PostgreSQL has a pool (production).
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"].setdefault("CONN_MAX_AGE", 600)

# Where a visitor comes from is nobody's business; a window that he opens elsewhere has no hold on ours.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
# What a page may load and do: on public pages what is ours, and one line written into them; the admin as Wagtail needs.
SUGGEST = "'sha256-Vh0sC9coYxZgANG1I5VlhXf7gB/Lqddcr00yiR8mPUQ='"  # the line of components/suggest.html
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, SUGGEST],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],
        "base-uri": [NONE],
    }
}
ADMIN_SECURITY_POLICY = CONTENT_SECURITY_POLICY["DIRECTIVES"] | {
    "script-src": [SELF, UNSAFE_INLINE],
    "style-src": [SELF, UNSAFE_INLINE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
}
PERMISSIONS_POLICY = (
    "accelerometer=(), camera=(), display-capture=(), geolocation=(), gyroscope=(), "
    "magnetometer=(), microphone=(), midi=(), payment=(), serial=(), usb=()"
)
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # an admin form with many inline rows has more fields than Django's 1,000

# The source first; a language without a home page is not served (docs/languages.md).
LANGUAGE_CODE = "fr"
LANGUAGES = env.read("LANGUAGES", read.languages, default=read.languages("fr,en"))
WAGTAIL_CONTENT_LANGUAGES = LANGUAGES
WAGTAIL_I18N_ENABLED = True
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # a translation begins as a draft: its texts are French still
# A machine that drafts translations, for translators to review; none unless it is asked for.
WAGTAILLOCALIZE_MACHINE_TRANSLATOR = env.read("MACHINE_TRANSLATION_URL", read.machine, default=None)
LOCALE_PATHS = [ROOT / "locale"]
TIME_ZONE = "Europe/Paris"
USE_TZ = True

STATIC_URL = "static/"
STATICFILES_DIRS = [ROOT / "site" / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False  # our files serve our pages
STATIC_ROOT = env.read("STATIC_ROOT", read.folder, default=VAR / "static")
MEDIA_URL = "media/"
SERVE_MEDIA = False
MEDIA_ROOT = env.read("MEDIA_ROOT", read.folder, default=VAR / "media")

globals().update(env.read("EMAIL_URL", read.mail, default=read.mail("consolemail://")))
EMAIL_TIMEOUT = 10  # seconds: a mail server that hangs must not hold a visitor
DEFAULT_FROM_EMAIL = env.read("DEFAULT_FROM_EMAIL", read.mailbox, default="site@example.org")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.read("LOG_LEVEL", read.level, default="INFO")},
    # Django's own handlers would write each line twice, or mail it.
    "loggers": {
        "django": {"handlers": [], "level": "INFO", "propagate": True},
        "django_tasks": {"level": "WARNING"},  # two lines for each page that an index takes up
        "elastic_transport": {"level": "ERROR"},  # a line for each request, another for each node that is away
        "opensearch": {"level": "ERROR"},
    },
}

WAGTAIL_PASSWORD_REQUIRED_TEMPLATE = "password_required.html"
WAGTAIL_SITE_NAME = "Compétences & territoires"
WAGTAILADMIN_BASE_URL = env.read("SITE_URL", read.address, default="http://127.0.0.1:8000")
WAGTAILADMIN_USER_LOGIN_FORM = "home.login.LoginForm"
WAGTAILIMAGES_IMAGE_FORM_BASE = "home.library.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "home.library.DocumentForm"
WAGTAILADMIN_PERMITTED_LANGUAGES = [("fr", "Français"), ("en", "English")]
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_ALLOW_UNICODE_SLUGS = False

# The admin and the pages call no foreign host.
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

# What may be uploaded: no SVG and no HTML, which can carry scripts.
WAGTAILIMAGES_IMAGE_MODEL = "home.Picture"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_AVIF_QUALITY = 65  # of 100, which looks as Wagtail's 80 does and weighs a quarter less
WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10 * 1024 * 1024
WAGTAILIMAGES_MAX_IMAGE_PIXELS = 50_000_000  # about 200 MB once decoded
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "odp", "ods", "odt", "pdf", "pptx", "rtf", "txt", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = 50 * 1024 * 1024
