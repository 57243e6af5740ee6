"""The contact form: what a reader writes, and what keeps robots and forged mail headers out."""

from datetime import timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.core.validators import RegexValidator
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.contrib.forms.models import FormSubmission

SHORTEST = 3  # seconds; nobody reads and fills a form just made in less (one kept by the page cache is older)
KEPT_DAYS = 365  # then a message is deleted, as the form says
LONGEST = 3 * 24 * 3600  # seconds: a day in the page cache, two open; later it is given a new mark

one_line = RegexValidator(r"[\x00-\x1f\x7f\x85\u2028\u2029]", _("Write this on one line."), inverse_match=True)


def delete_old_messages() -> int:
    """Delete the messages that were kept as long as the form says; their number."""
    limit = timezone.now() - timedelta(days=KEPT_DAYS)
    return FormSubmission.objects.filter(submit_time__lt=limit).delete()[0]


def mark() -> str:
    """A signed note of the present moment."""
    return TimestampSigner(salt="contact").sign("contact")


class ContactForm(forms.Form):
    """Name, address, subject, message; a trap that people do not see and a signed time."""

    name = forms.CharField(
        label=_("Your name"),
        max_length=100,
        validators=[one_line],
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
        error_messages={"required": _("Write your name.")},
    )
    email = forms.EmailField(
        label=_("Your e-mail address"),
        help_text=_("To answer you. Example: name@example.org"),
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
        error_messages={
            "required": _("Write your e-mail address, so that we can answer."),
            "invalid": _("Write a complete e-mail address, such as name@example.org."),
        },
    )
    subject = forms.CharField(
        label=_("Subject"),
        max_length=150,
        validators=[one_line],
        error_messages={"required": _("Say in a few words what it is about.")},
    )
    message = forms.CharField(
        label=_("Your message"),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 8}),
        error_messages={"required": _("Write your message.")},
    )
    website = forms.CharField(
        label=_("Leave this field empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    started = forms.CharField(required=False, widget=forms.HiddenInput, initial=mark)

    def __init__(self, *arguments: Any, page: Any = None, user: Any = None, **options: Any) -> None:
        super().__init__(*arguments, **options)

    def clean_website(self) -> str:
        if self.cleaned_data["website"]:
            raise ValidationError(_("This field catches robots: leave it empty."))
        return ""

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        started = data.pop("started", "")
        if not self.errors:  # first what the reader can mend
            self.check_time(started)
        data.pop("website", None)
        return data

    def check_time(self, started: str) -> None:
        """Refuse a form that was filled in no time or long ago, and give it a new mark."""
        signer = TimestampSigner(salt="contact")
        try:
            signer.unsign(started, max_age=LONGEST)
        except SignatureExpired:
            self.ask_again(_("The page stayed open for long. Your text is still here: send it again."))
        except BadSignature:
            self.ask_again(_("We could not check this form. Your text is still here: send it again."))
        else:
            self.check_haste(started)

    def check_haste(self, started: str) -> None:
        try:
            TimestampSigner(salt="contact").unsign(started, max_age=SHORTEST)
        except SignatureExpired:
            return
        self.ask_again(_("That was very quick. Your text is still here: wait a moment, send it again."))

    def ask_again(self, message: Any) -> None:
        self.data = {**self.data.dict(), "started": mark()} if isinstance(self.data, QueryDict) else self.data
        self.add_error(None, message)
