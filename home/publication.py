"""What may be published: a draft may be incomplete or contradictory, a live page may not.

A page and each of its inline children answer `publication_errors()`. The admin's form asks them
when it publishes or submits and shows each message beside its field (`home.forms`); `BasePage.save`
asks again whatever the door, and `home.middleware` turns its refusal into a message.
"""

from collections.abc import Iterator

from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.db import models
from django.utils.translation import gettext as _
from modelcluster.fields import ParentalKey

from .declared import relations_of

Errors = dict[str, list[str]]


class PublicationRefused(ValidationError):
    """A page that contradicts itself was about to go live; `page` is the page."""

    def __init__(self, page: models.Model, messages: list[str]) -> None:
        super().__init__({NON_FIELD_ERRORS: messages})  # by field, which wagtail-localize asks for
        self.page = page


class Publishable:
    """Something that can say why it may not go live."""

    def publication_errors(self) -> Errors:
        """Messages by field name; empty where nothing is wrong. Subclasses add theirs to `super()`'s."""
        return {}


def add(errors: Errors, field: str, message: object) -> None:
    """Note a message for a field."""
    errors.setdefault(field, []).append(str(message))


def children_of(page: models.Model) -> Iterator[models.Model]:
    """Every inline child of a page, saved or not; the comments of editors are no content."""
    for relation in relations_of(type(page)):
        yield from getattr(page, relation.get_accessor_name()).all()


def field_errors(part: models.Model) -> Errors:
    """What the fields themselves refuse: a missing value, one that another page has."""
    parents = [field.name for field in part._meta.fields if isinstance(field, ParentalKey)]
    try:
        part.full_clean(exclude=parents)
    except ValidationError as error:
        return error.message_dict
    return {}


def sentence(part: models.Model, field: str, text: str) -> str:
    """A message with the name of its field before it."""
    if field == NON_FIELD_ERRORS:
        return text
    label = str(getattr(part._meta.get_field(field), "verbose_name", field))
    return _("%(field)s: %(message)s") % {"field": f"{label[:1].upper()}{label[1:]}", "message": text}


def check_publication(page: models.Model) -> None:
    """Raise `PublicationRefused` with every reason of a page and of its inline children."""
    messages = [
        sentence(part, field, text)
        for part in (page, *children_of(page))
        for errors in (field_errors(part), part.publication_errors() if isinstance(part, Publishable) else {})
        for field, texts in errors.items()
        for text in texts
    ]
    if messages:
        raise PublicationRefused(page, messages)
