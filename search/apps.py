"""The app `search`."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class SearchConfig(AppConfig):
    """Finding."""

    name = "search"
    verbose_name = _("Search")

    def ready(self) -> None:
        for module in ("checks", "receivers"):  # which listen from the moment they are imported
            import_module(f"{self.name}.{module}")
