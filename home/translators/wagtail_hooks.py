"""Where Wagtail and wagtail-localize meet what is ours for translators."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path
from wagtail import hooks
from wagtail.models import WorkflowState
from wagtail.signals import workflow_approved

from ..signals import page_saved
from .dashboard import panels
from .groups import on_saved
from .reminders import remind, remind_after_approval
from .steps import REPORT
from .views.files import download, upload
from .views.machine import REVIEW, machine_translate, offer_review, review
from .views.matrix import Matrix, MatrixMenuItem
from .views.submission import Submission

FIRST = -1  # before wagtail-localize's own
THEIRS = "translations"  # its report, as its address names it


def addresses() -> list[Any]:
    """Ours, and those of wagtail-localize's that ours stand for: its own are found after them."""
    work = "localize/translate/<int:translation_id>/"
    return [
        path("reports/translations/", Matrix.as_view(), name=REPORT),
        path("reports/translations/results/", Matrix.as_view(results_only=True), name=f"{REPORT}_results"),
        path(f"localize/reports/{THEIRS}/", to_the_matrix),
        path(f"localize/reports/{THEIRS}/results/", to_the_matrix),
        path("localize/submit/page/<int:page_id>/", Submission.as_view()),
        path(f"{work}pofile/download/", download),
        path(f"{work}pofile/upload/", upload),
        path(f"{work}machine_translate/", machine_translate),
        path("translations/<int:translation_id>/review/", review, name=REVIEW),
    ]


def to_the_matrix(_request: HttpRequest) -> HttpResponse:
    return redirect(REPORT)


def leave_their_report_out(_request: HttpRequest, menu_items: list[Any]) -> None:
    """The matrix says what it says, and what is missing too."""
    menu_items[:] = [item for item in menu_items if f"localize/reports/{THEIRS}" not in getattr(item, "url", "")]


def add_panels(request: HttpRequest, known: list[Any]) -> None:
    known += panels(request)


def register() -> None:
    """Called by home's `wagtail_hooks`."""
    hooks.register("register_admin_urls", addresses, order=FIRST)
    hooks.register("register_reports_menu_item", MatrixMenuItem)
    hooks.register("construct_reports_menu", leave_their_report_out)
    hooks.register("construct_homepage_panels", add_panels)
    hooks.register("before_edit_page", offer_review, order=FIRST)
    hooks.register("after_publish_page", remind)
    workflow_approved.connect(remind_after_approval, sender=WorkflowState, dispatch_uid="home.translators")
    page_saved.connect(on_saved, dispatch_uid="home.translators")
