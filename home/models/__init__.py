"""Models of the ground floor."""

from .accessibility import AccessibilityStatementPage, Derogation
from .base import BasePage, BasePageQuerySet, CodedPage
from .contact_page import ContactPage
from .content import ContentVersion
from .images import Picture, PictureRendition
from .inlines import Download, ReadAlso, Source, SourceFields, Statement
from .pages import FeaturedPage, HomePage, StandardPage
from .rows import Row, TranslatedRow
from .settings import FooterLink, SiteSettings, SiteTexts
from .site_map import SiteMapPage
from .ticks import Tick

__all__ = [
    "AccessibilityStatementPage",
    "BasePage",
    "BasePageQuerySet",
    "CodedPage",
    "ContactPage",
    "ContentVersion",
    "Derogation",
    "Download",
    "FeaturedPage",
    "FooterLink",
    "HomePage",
    "Picture",
    "PictureRendition",
    "ReadAlso",
    "Row",
    "SiteMapPage",
    "SiteSettings",
    "SiteTexts",
    "Source",
    "SourceFields",
    "StandardPage",
    "Statement",
    "Tick",
    "TranslatedRow",
]
