"""Empties a database of synthetic records, to fill it with others."""

from home.languages import source_id
from home.models import HomePage
from programmes.models import CallPage, Organisation, ProjectFolderPage, Sector

from ..models import Loaded
from .mark import KEY


def clear() -> None:
    """Delete what refers to others first, and the large folders one by one; what translates them goes with them."""
    for model in (ProjectFolderPage, CallPage, HomePage):
        for page in model._default_manager.filter(locale=source_id()):
            page.delete()
    Organisation.objects.all().delete()
    Sector.objects.all().delete()
    Loaded.objects.filter(key=KEY).delete()
