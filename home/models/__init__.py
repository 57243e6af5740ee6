"""Models of the ground floor."""

from .base import BasePage, BasePageQuerySet, CodedPage
from .images import Picture, PictureRendition
from .inlines import Download, ReadAlso, Source, SourceFields, Statement
from .pages import (
    AccessibilityStatementPage,
    ContactPage,
    Derogation,
    FeaturedPage,
    HomePage,
    SiteMapPage,
    StandardPage,
)
from .settings import FooterLink, SiteSettings

__all__ = [
    "AccessibilityStatementPage",
    "BasePage",
    "BasePageQuerySet",
    "CodedPage",
    "ContactPage",
    "Derogation",
    "Download",
    "FeaturedPage",
    "FooterLink",
    "HomePage",
    "Picture",
    "PictureRendition",
    "ReadAlso",
    "SiteMapPage",
    "SiteSettings",
    "Source",
    "SourceFields",
    "StandardPage",
    "Statement",
]
