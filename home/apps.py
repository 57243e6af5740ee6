"""The app `home`."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """What every page shares."""

    name = "home"
    verbose_name = _("Home")
