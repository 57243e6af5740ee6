"""The admin's forms of pictures and documents: Wagtail's, with an example for each field."""

from collections.abc import Mapping
from typing import Any, ClassVar

from django.forms import BaseForm
from django.utils.translation import gettext_lazy as _
from wagtail.documents.forms import BaseDocumentForm
from wagtail.images.forms import BaseImageForm

COLLECTION = _("Who may choose it depends on its collection. Example: the pictures of the programmes")


class Helped(BaseForm):
    """Mixin of forms: adds a sentence to the help text of some fields, after what Wagtail says there."""

    HELP: ClassVar[Mapping[str, Any]] = {}

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        for name in self.HELP.keys() & self.fields.keys():
            field = self.fields[name]
            field.help_text = " ".join(str(text) for text in (field.help_text, self.HELP[name]) if text)
            self[name].help_text = field.help_text  # Wagtail has bound the title already


class PictureForm(Helped, BaseImageForm):
    """A picture's form."""

    HELP = {
        "title": _("The name under which editors find it. Example: Battery workshop, Dunkirk"),
        "file": _("Example: atelier-batteries.png, 1,600 px wide"),
        "description": _("For readers who do not see the picture. Example: Two learners at a milling machine."),
        "tags": _("Words by which editors find it. Example: batteries, workshop"),
        "collection": COLLECTION,
    }


class DocumentForm(Helped, BaseDocumentForm):
    """A document's form."""

    HELP = {
        "title": _("What the link says. Example: Specifications of the call, second season"),
        "file": _("Example: specifications.pdf"),
        "tags": _("Words by which editors find it. Example: call, specifications"),
        "collection": COLLECTION,
    }
