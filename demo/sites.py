"""The default site: it shows our home page instead of Wagtail's welcome."""

from urllib.parse import urlsplit

from django.conf import settings
from wagtail.models import Page, Site

from .catalogue.frame import HOME, SITE
from .placing import Placing

PORTS = {"http": 80, "https": 443}


def point_at_home(placing: Placing) -> None:
    """Turn the default site to our home page, unless an editor gave it another one."""
    site: Site = placing.get(SITE)
    home = placing.get(HOME)
    if home is None or site.root_page_id == home.pk:
        return
    before = site.root_page
    if before.depth == 1 or is_welcome(before):
        address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
        site.root_page = home
        site.hostname = address.hostname or "localhost"
        site.port = address.port or PORTS[address.scheme]
        site.save()
        if is_welcome(before):
            before.delete()


def is_welcome(page: Page) -> bool:
    """Whether this is the page that Wagtail's migrations make: plain, without content or children."""
    return page.specific_class is Page and page.depth > 1 and page.numchild == 0
