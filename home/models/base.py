"""What every page of ours has: a summary, a picture, sources, honest publication, own tabs."""

from functools import reduce
from operator import or_
from typing import Any, ClassVar, Self

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models, transaction
from django.db.models import Q
from django.http import HttpRequest
from django.utils.functional import classproperty
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import InlinePanel, MultiFieldPanel, ObjectList, TabbedInterface
from wagtail.models import Page, PageManager, PageQuerySet, PageViewRestriction
from wagtail.search import index

from ..completeness import check_parent, refusal
from ..declared import Declared, Names, declared
from ..fields import StableCodeField
from ..following import adopt_rows, keep_in_step
from ..forms import BasePageForm, PageCopyForm
from ..languages import source_id
from ..led import are_led, is_foreign
from ..panels import PROMOTE_PANELS, SETTINGS_PANELS, title_panel
from ..permissions import BasePagePermissions
from ..publication import Errors, Publishable, add, check_publication
from ..signals import page_saved
from ..visibility import is_restricted, restricted_paths


class BasePageQuerySet(PageQuerySet):
    """The questions that any list asks."""

    def public(self) -> Self:
        """As Wagtail's, with the restricted paths read once per content version."""
        hidden = [Q(path__startswith=path) for path in restricted_paths()]
        return self.exclude(reduce(or_, hidden)) if hidden else self

    def listed(self) -> Self:
        """Live pages that everyone may read, each once, in the source language: what lists, counts and feeds show."""
        return self.live().public().filter(locale=source_id())

    def to_serve(self) -> Self:
        """With the records that a page's own facts name, in the page's one query."""
        return self.select_related("picture")


BasePageManager = PageManager.from_queryset(BasePageQuerySet)


def tabs(page_type: Any) -> TabbedInterface:
    """The five tabs of a page type's form, without those that would be empty."""
    panels = [
        (_("Content"), [*page_type.content_panels, *page_type.picture_panels]),
        (_("Facts"), [*page_type.data_panels, *page_type.source_panels]),
        (_("Dates and amounts"), page_type.date_panels),
        (_("Search engines"), page_type.promote_panels),
        (_("Publication"), page_type.settings_panels),
    ]
    return TabbedInterface(
        [ObjectList(inside, heading=heading) for heading, inside in panels if inside],
        base_form_class=page_type.base_form_class,
    )


class BasePage(Declared, Publishable, Page):
    """Abstract base of every page type."""

    summary = models.TextField(
        _("summary"),
        max_length=400,
        blank=True,
        help_text=_(
            "One or two sentences, shown under the title, in lists and by search engines. "
            "Example: Trains 1,050 people in three years for the nuclear industry of Occitanie."
        ),
    )
    picture = models.ForeignKey(
        "home.Picture",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("picture"),
        help_text=_("Optional: a page without a picture is complete. Example: a drawing 1,600 px wide."),
    )
    picture_alt = models.CharField(
        _("description of the picture"),
        max_length=255,
        blank=True,
        help_text=_(
            "For readers who do not see it; the picture’s own description if left empty. "
            "Example: Two learners at a milling machine."
        ),
    )
    picture_decorative = models.BooleanField(
        _("the picture is decorative"),
        default=False,
        help_text=_("Tick it if the picture says nothing that the text does not say. Example: a pattern of lines."),
    )

    texts: ClassVar[Names] = ("title", "summary", "seo_title", "search_description", "picture_alt")
    facts: ClassVar[Names] = ("slug", "show_in_menus", "picture", "picture_decorative")
    own: ClassVar[Names] = ("content_type", "owner", "first_published_at", "go_live_at", "expire_at")

    objects = BasePageManager()
    base_form_class = BasePageForm
    copy_form_class = PageCopyForm
    show_in_menus_default = False
    icon: ClassVar[str]  # of the type's listing in the admin: a name that Wagtail knows
    is_folder: ClassVar[bool] = False  # a folder keeps pages for editors: readers are sent elsewhere
    are_few: ClassVar[bool] = False  # so few that their inline rows are all kept in memory (home/rows.py)

    search_fields = [*Page.search_fields, index.SearchField("summary")]

    content_panels = [title_panel(), "summary"]
    data_panels: ClassVar[list[Any]] = []
    date_panels: ClassVar[list[Any]] = []
    source_panels: ClassVar[list[Any]] = [InlinePanel("sources", heading=_("Sources"), label=_("source"))]
    picture_panels: ClassVar[list[Any]] = [
        MultiFieldPanel(["picture", "picture_alt", "picture_decorative"], heading=_("Picture"), classname="collapsed")
    ]
    promote_panels = PROMOTE_PANELS
    settings_panels = SETTINGS_PANELS

    class Meta:
        abstract = True

    edit_handler = classproperty(tabs)

    def get_view_restrictions(self) -> Any:
        """As Wagtail's, without its queries where nothing restricts the page."""
        return (
            super().get_view_restrictions()
            if self.alias_of_id or is_restricted(self)
            else PageViewRestriction.objects.none()
        )

    @classmethod
    def entries(cls) -> list[tuple[str, str]]:
        """Names and paths below the page of what it serves besides its children, for the site map."""
        return []

    def get_sitemap_urls(self, request: HttpRequest | None = None) -> list[dict[str, Any]]:
        """Its address and those of what it serves besides; none for a folder, which sends readers elsewhere."""
        if self.is_folder:
            return []
        own: list[dict[str, Any]] = super().get_sitemap_urls(request)
        return own + [{"location": f"{own[0]['location']}{path}"} for _name, path in self.entries()]

    @property
    def alternative(self) -> str:
        """The text alternative of the page's picture; empty if it is decorative."""
        if self.picture is None or self.picture_decorative:
            return ""
        return self.picture_alt or self.picture.description

    @property
    def description(self) -> str:
        """What a search engine shows under the title."""
        return self.search_description or self.summary

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if self.picture and not self.alternative and not self.picture_decorative:
            add(errors, "picture_alt", _("Describe the picture in a sentence, or tick that it is decorative."))
        if reason := refusal(self):
            add(errors, NON_FIELD_ERRORS, reason)
        return errors

    @transaction.atomic
    def save(self, clean: bool = True, **options: Any) -> Any:
        """As Wagtail, and nothing that contradicts itself goes live, whatever the door; those above are told."""
        if options.get("update_fields") is None:
            self.settle()
        if clean and self.live and not are_led():
            check_publication(self)  # which cleans the fields too
            clean = False
        result = super().save(clean=clean, **options)
        page_saved.send(type(self), page=self, fields=options.get("update_fields"))
        return result

    @property
    def current_workflow_state(self) -> Any:
        """As Wagtail's, whose publications end it: those that the source leads end no moderation of translators."""
        return None if are_led() and is_foreign(self) else super().current_workflow_state

    def settle(self) -> None:
        """Its rows are in its language; a translation that readers see has the facts of its source."""
        self._set_core_field_defaults()
        adopt_rows(self)
        if self.live:
            keep_in_step(self)

    def clean_fields(self, exclude: Any = None) -> None:
        """As Django, but what only a page of the source has is not asked of a translation."""
        own = declared(type(self), "own") if is_foreign(self) else ()
        super().clean_fields(exclude={*(exclude or ()), *own})

    def minimal_clean(self) -> None:
        """As Wagtail, which checks the title and does not say so: wagtail-localize asks for the name of the field."""
        try:
            super().minimal_clean()
        except ValidationError as error:
            if hasattr(error, "error_dict"):
                raise
            raise ValidationError({"title": error.messages}) from None

    @transaction.atomic
    def delete(self, *arguments: Any, **options: Any) -> Any:
        """As Wagtail, and the tree does not forget a page that stays after all."""
        return super().delete(*arguments, **options)

    def save_revision(self, *arguments: Any, **options: Any) -> Any:
        """As Wagtail, but a revision is a draft: what it lacks is said when it is published."""
        adopt_rows(self)
        keep_in_step(self)
        return super().save_revision(*arguments, **{**options, "clean": False})

    def copy_for_translation(self, locale: Any, *arguments: Any, alias: bool = False, **options: Any) -> Any:
        """As Wagtail, but no page that is not translated is shown as if it was."""
        check_parent(self, locale, alias=alias)
        return super().copy_for_translation(locale, *arguments, alias=alias, **options)

    def permissions_for_user(self, user: Any) -> BasePagePermissions:
        return BasePagePermissions(user, self)

    def code_is_taken(self, code: str) -> bool:
        """Whether another page of this type has the code; types without codes say no."""
        return False


class CodedPage(BasePage):
    """A page known by a stable code, unique in its language: links, imports and filters use it."""

    code = StableCodeField(
        _("code"),
        help_text=_("Stable name used in addresses and imports; locked once published. Example: ami-cma"),
    )
    code_language = models.CharField(_("language of the code"), max_length=12, editable=False, default="fr")

    facts: ClassVar[Names] = ("code",)
    exclude_fields_in_copy = ["code"]

    class Meta:
        abstract = True
        constraints = [models.UniqueConstraint(fields=["code", "code_language"], name="%(app_label)s_%(class)s_code")]

    def full_clean(self, *arguments: Any, **options: Any) -> None:
        self._set_core_field_defaults()
        self.code_language = self.locale.language_code
        super().full_clean(*arguments, **options)

    def save(self, clean: bool = True, **options: Any) -> Any:
        self._set_core_field_defaults()
        self.code = self.code or None
        self.code_language = self.locale.language_code
        return super().save(clean=clean, **options)

    def code_is_taken(self, code: str) -> bool:
        self._set_core_field_defaults()
        same = type(self)._default_manager.filter(code=code, code_language=self.locale.language_code)
        return same.exclude(pk=self.pk).exists()

    def publication_errors(self) -> Errors:
        errors = super().publication_errors()
        if self.first_published_at and self.pk:
            known = type(self)._default_manager.filter(pk=self.pk).values_list("code", flat=True).first()
            if known and known != self.code:
                add(errors, "code", _("This code was published: it no longer changes."))
        return errors
