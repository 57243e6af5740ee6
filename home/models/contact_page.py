"""The contact page."""

import logging
from email.errors import MessageError
from typing import Any

from django.core.mail import EmailMessage
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.forms.models import FormMixin
from wagtail.fields import RichTextField

from ..blocks import TEXT_FEATURES
from ..contact import ContactForm
from .base import BasePage

logger = logging.getLogger(__name__)

CONTACT_FIELDS = ("name", "email", "subject", "message")


class ContactPage(FormMixin, BasePage):
    """A form whose messages are stored in the admin and mailed."""

    intro = RichTextField(
        _("introduction"),
        features=TEXT_FEATURES,
        blank=True,
        help_text=_("Before the form. Example: For a question about a call, write to its operator first."),
    )
    thanks = RichTextField(
        _("confirmation"),
        features=TEXT_FEATURES,
        help_text=_("After sending. Example: Thank you: your message has arrived."),
    )
    to_address = models.EmailField(
        _("messages are mailed to"),
        blank=True,
        help_text=_("They are stored in the admin in any case. Example: contact@example.org"),
    )

    texts = ("intro", "thanks")
    facts = ("to_address",)
    base_form_class = BasePage.base_form_class
    landing_page_template = "home/contact_page.html"
    parent_page_types = ["home.HomePage"]
    subpage_types: list[str] = []
    max_count = 1
    icon = "mail"
    page_description = _("A form: messages are stored in the admin and mailed.")

    content_panels = [
        *BasePage.content_panels,
        FieldPanel("intro"),
        FieldPanel("thanks"),
        FieldPanel("to_address"),
    ]

    class Meta:
        verbose_name = _("contact page")
        verbose_name_plural = _("contact pages")

    def get_form_class(self) -> type[ContactForm]:
        return ContactForm

    def get_data_fields(self) -> list[tuple[str, Any]]:
        """Columns of the admin's list of messages."""
        fields = [(name, ContactForm.base_fields[name].label) for name in CONTACT_FIELDS]
        return [("submit_time", _("Received on")), *fields]

    def process_form_submission(self, form: ContactForm) -> Any:
        """Store the message first: a mail server that is down loses nothing."""
        submission = super().process_form_submission(form)
        if self.to_address:
            self.mail(form.cleaned_data)
        return submission

    def mail(self, data: dict[str, str]) -> None:
        message = EmailMessage(
            subject=data["subject"],
            body=f"{data['name']} <{data['email']}>\n\n{data['message']}",
            to=[self.to_address],
            reply_to=[data["email"]],
        )
        try:
            message.send()
        except (OSError, MessageError, ValueError):
            logger.exception("A contact message is stored but could not be mailed.")

    def render_landing_page(
        self, request: HttpRequest, form_submission: Any = None, *arguments: Any, **options: Any
    ) -> HttpResponse:
        """Redirect, so that a reload does not send twice."""
        if form_submission is None:  # a preview
            return super().render_landing_page(request, form_submission, *arguments, **options)
        return redirect(f"{request.path}?envoye")

    def get_context(self, request: HttpRequest, *arguments: Any, **options: Any) -> dict[str, Any]:
        context = super().get_context(request, *arguments, **options)
        return {**context, "sent": "envoye" in request.GET}
