"""What the dashboard says about calls: those that close soon, those whose results are missing."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.components import Component
from wagtail.models import Page
from wagtail.permissions import policy_registry

from .models import CallPage
from .models.calls import SOON

SHOWN = 10


class CallsPanel(Component):
    """Abstract: calls that the user may edit, each with a link to its form."""

    template_name = "admin/calls_panel.html"
    name = ""
    heading: Any = ""
    empty: Any = ""

    def calls(self) -> Any:
        """The calls of the panel, whoever looks."""
        raise NotImplementedError

    def get_context_data(self, parent_context: Mapping[str, Any]) -> dict[str, Any]:
        """The first rows and how many there are (3 queries)."""
        user = parent_context["request"].user
        mine = policy_registry.get_by_type(Page).instances_user_has_permission_for(user, "change")
        calls = self.calls().filter(live=True, pk__in=mine.values("pk")).select_related("programme")
        return {"panel": self, "calls": calls[:SHOWN], "more": max(0, calls.count() - SHOWN)}


class ClosingCalls(CallsPanel):
    """Calls whose last day comes within two weeks."""

    name = "closing_calls"
    order = 120
    heading = _("Calls that close within 14 days")
    empty = _("No call closes within 14 days.")

    def calls(self) -> Any:
        return CallPage.objects.closing_within(SOON).by_deadline()


class CallsWithoutResults(CallsPanel):
    """Closed calls that say nothing of their laureates."""

    name = "calls_without_results"
    order = 130
    heading = _("Closed calls without results")
    empty = _("Each closed call has its results.")

    def calls(self) -> Any:
        return CallPage.objects.closed().without_results().order_by("-closes_at", "title")
