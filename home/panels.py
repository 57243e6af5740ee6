"""Wagtail's own fields of a page, each with a help text and an example."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import CommentPanel, FieldPanel, MultiFieldPanel, PublishingPanel, TitleFieldPanel


def title_panel() -> TitleFieldPanel:
    """The title, which fills the slug of a new page."""
    return TitleFieldPanel(
        "title",
        help_text=_(
            "As readers see it on the page and in lists. Example: AMI “Compétences et métiers d’avenir”, second season"
        ),
    )


class ScheduledPublishingPanel(PublishingPanel):
    """Wagtail's dialogue that plans a publication, with an example for each of its dates."""

    HELP = {
        "go_live_at": _("Empty to publish at once. Example: 26/11/2026 09:00, the hour of a press release"),
        "expire_at": _("Empty to keep the page on the site. Example: 31/12/2026 23:59, the end of an announcement"),
    }

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for child in self.children:
            child.help_text = self.HELP.get(child.field_name, "")


PROMOTE_PANELS = [
    MultiFieldPanel(
        [
            FieldPanel(
                "slug",
                help_text=_(
                    "The end of the page’s address; made from the title. Example: competences-et-metiers-d-avenir"
                ),
            ),
            FieldPanel(
                "seo_title",
                help_text=_("Shown by search engines in place of the title. Example: Training to batteries in Dunkirk"),
            ),
            FieldPanel(
                "search_description",
                help_text=_(
                    "Shown by search engines under the title; the summary if left empty. "
                    "Example: Who may apply, until when, and what is funded."
                ),
            ),
        ],
        heading=_("For search engines"),
    ),
    MultiFieldPanel(
        [
            FieldPanel(
                "show_in_menus",
                help_text=_("Tick it to name the page in the menu at the top. Example: the list of calls, not a call"),
            )
        ],
        heading=_("For the menus of the site"),
    ),
]
SETTINGS_PANELS = [ScheduledPublishingPanel(), CommentPanel()]
