"""The app `home`."""

from django.apps import AppConfig
from django.core import checks
from django.db.backends.signals import connection_created
from django.utils.module_loading import autodiscover_modules
from django.utils.translation import gettext_lazy as _


class HomeConfig(AppConfig):
    """What every page shares."""

    name = "home"
    verbose_name = _("Home")

    def ready(self) -> None:
        from . import propagation
        from .content import watch_connection
        from .declaring import check_declarations

        checks.register(check_declarations)
        propagation.connect()
        connection_created.connect(watch_connection, dispatch_uid="home.content")
        autodiscover_modules("subjects")
