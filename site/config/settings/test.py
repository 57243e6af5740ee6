"""Settings for the tests: strict, quick, in memory where that changes no behaviour."""

from .base import *

DEBUG = False
SECRET_KEY = "for-tests-only"
ALLOWED_HOSTS = ["*"]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
MEDIA_ROOT = VAR / "test-media"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = True

# Tests ask more than readers do; those of limits and terms switch them on.
RATE_LIMITS = {}
RECORD_SEARCH_TERMS = False

env.check()
