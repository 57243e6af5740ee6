"""Drives the forms of the admin as a browser does: what the page shows, changed here and there, sent back."""

from collections.abc import Mapping
from typing import Any

from bs4 import BeautifulSoup, Tag
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.fields import StreamField
from wagtail.models import Page
from wagtail.test.utils.form_data import nested_form_data, querydict_from_html, rich_text, streamfield

PUBLISH, SUBMIT, SAVE = "action-publish", "action-submit", ""

__all__ = [
    "PUBLISH",
    "SAVE",
    "SUBMIT",
    "PageForm",
    "SnippetForm",
    "errors_beside",
    "errors_of",
    "french",
    "plain",
    "rich_text",
    "said",
]


def plain(text: str) -> str:
    """A text whose spaces, also the French ones that do not break, are simple spaces."""
    return " ".join(text.split())


def said(response: Any) -> str:
    """The messages that the next page of the admin shows."""
    return plain(" ".join(str(message) for message in get_messages(response.wsgi_request)))


def french(msgid: str, **facts: Any) -> str:
    """What a French editor reads for a message."""
    with translation.override("fr"):
        text = translation.gettext(msgid)
    return plain(text % facts if facts else text)


def french_number(one: str, many: str, number: int, **facts: Any) -> str:
    """What a French editor reads for a message about a number of things."""
    with translation.override("fr"):
        text = translation.ngettext(one, many, number)
    return plain(text % {"number": number, **facts})


def text_of(tag: Tag) -> str:
    return plain(tag.get_text(" "))


class Form:
    """A form at an address; its rows of inline children grow."""

    form_id: str | None = None

    def __init__(self, client: Client, address: str) -> None:
        self.client, self.address = client, address
        html = client.get(address).content.decode()
        self.data: dict[str, Any] = dict(querydict_from_html(html, **self.which()).lists())

    def which(self) -> dict[str, Any]:
        """How to find the form among those of the page."""
        return {"form_id": self.form_id}

    def fill(self, **facts: Any) -> None:
        """Give values to fields; a list of dictionaries is one more row for each."""
        for name, value in facts.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                for row in value:
                    self.add(name, row)
            else:
                self.data[name] = value

    def add(self, rows: str, facts: Mapping[str, Any]) -> None:
        """One more row of an inline formset."""
        number = int(self.data[f"{rows}-TOTAL_FORMS"][0])
        self.data[f"{rows}-TOTAL_FORMS"] = [str(number + 1)]
        row = {"ORDER": number + 1, "DELETE": "", "id": "", **facts}
        self.data.update(nested_form_data({f"{rows}-{number}": row}))

    def send(self, action: str = SAVE) -> Any:
        """The answer to the form, redirects not followed."""
        data = {name: value for name, value in self.data.items() if not name.startswith("action-")}
        return self.client.post(self.address, {**data, action: "1"} if action else data)


class SnippetForm(Form):
    """The form of an organisation, a sector, a term."""

    def which(self) -> dict[str, Any]:
        """The form that is neither search nor logout."""
        html = self.client.get(self.address).content.decode()
        forms = BeautifulSoup(html, "html.parser").find_all("form")
        return {"form_index": next(i for i, form in enumerate(forms) if form.get("data-edit-form") is not None)}


class PageForm(Form):
    """The form of a page, new or not."""

    form_id = "page-edit-form"

    def __init__(self, client: Client, address: str, model: type[Page]) -> None:
        super().__init__(client, address)
        self.fill(**streams(model))

    @classmethod
    def new(cls, client: Client, model: type[Page], parent: Page) -> "PageForm":
        kind = (model._meta.app_label, model._meta.model_name)
        return cls(client, reverse("wagtailadmin_pages:add", args=[*kind, parent.pk]), model)

    @classmethod
    def of(cls, client: Client, page: Page) -> "PageForm":
        return cls(client, reverse("wagtailadmin_pages:edit", args=[page.pk]), type(page))


def streams(model: type[Page]) -> dict[str, Any]:
    """A paragraph in each stream of a page type: scripts build these fields, the HTML has none."""
    paragraph = streamfield([("text", rich_text("<p>Un paragraphe.</p>"))])
    data: dict[str, Any] = {}
    for field in model._meta.get_fields():
        if isinstance(field, StreamField):
            rows = paragraph if "text" in field.stream_block.child_blocks else streamfield([])
            data.update(nested_form_data({field.name: rows}))
    return data


def errors_of(response: Any) -> dict[str, Any]:
    """The errors of the fields of the page itself."""
    return dict(response.context["form"].errors)


def errors_beside(response: Any, name: str) -> str:
    """The messages shown in the panel of a field."""
    soup = BeautifulSoup(response.content, "html.parser")
    field = soup.select_one(f'[name="{name}"], #id_{name}')
    assert field is not None, f"no field {name}"
    panel = field.find_parent(class_="w-field__wrapper") or field.find_parent(class_="w-panel")
    assert isinstance(panel, Tag), f"no panel around {name}"
    return " ".join(text_of(tag) for tag in panel.select(".w-field__errors"))
