"""Empties a database of synthetic records, to fill it with others."""

from wagtail.models import Page

from programmes.models import Organisation, ProjectFolderPage, Sector

from ..models import Loaded
from .mark import KEY


def clear() -> None:
    """Delete the pages, the largest folders one by one, then what they were linked to."""
    for folder in ProjectFolderPage.objects.all():
        folder.delete()
    for page in Page.objects.filter(depth=2):
        page.specific.delete()
    Organisation.objects.all().delete()
    Sector.objects.all().delete()
    Loaded.objects.filter(key=KEY).delete()
