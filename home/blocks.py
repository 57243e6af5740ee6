"""Blocks of the free text of pages; each says what it is for and shows a preview."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.images.blocks import ImageBlock, ImageChooserBlock

TEXT_FEATURES = ["h2", "h3", "bold", "italic", "ol", "ul", "link", "document-link"]


class TextBlock(blocks.RichTextBlock):
    """Titles, paragraphs, lists and links."""

    HELP = _("Write in short paragraphs. Example: who may apply, under a title, then a list of the documents to send.")

    def __init__(self, **options: Any) -> None:
        super().__init__(**{"features": TEXT_FEATURES, "help_text": self.HELP, **options})

    class Meta:
        label = _("Text")
        icon = "pilcrow"
        description = _("Titles, paragraphs, lists and links.")
        template = "blocks/text.html"
        preview_value = "<h2>Qui peut répondre ?</h2><p>Les organismes de formation et leurs partenaires.</p>"


class DescribedImageBlock(ImageBlock):
    """Wagtail's picture with its description; our words and examples in place of Wagtail's fields without help."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        for name, block in self.described().items():
            block.set_name(name)
            self.child_blocks[name] = block

    @staticmethod
    def described() -> dict[str, blocks.Block]:
        """Wagtail's three fields by name."""
        return {
            "image": ImageChooserBlock(label=_("picture"), help_text=_("Example: a drawing 1,600 px wide")),
            "decorative": blocks.BooleanBlock(
                required=False,
                label=_("the picture is decorative"),
                help_text=_(
                    "Tick it if the picture says nothing that the text does not say. Example: a pattern of lines."
                ),
            ),
            "alt_text": blocks.CharBlock(
                required=False,
                label=_("description of the picture"),
                help_text=_("For readers who do not see it. Example: Two learners at a milling machine."),
            ),
        }


class PictureBlock(blocks.StructBlock):
    """A picture with its caption; the credit comes from the picture."""

    picture = DescribedImageBlock(label=_("picture"))
    caption = blocks.CharBlock(
        required=False, max_length=255, label=_("caption"), help_text=_("Example: The workshop in Talence")
    )

    class Meta:
        label = _("Picture")
        icon = "image"
        description = _("A picture across the column, with its caption and credit.")
        template = "blocks/picture.html"
        preview_value = {"caption": "L’atelier de Talence"}


class ActionBlock(blocks.StructBlock):
    """One thing to do next: a page of the site or an address."""

    label = blocks.CharBlock(max_length=80, label=_("label"), help_text=_("Example: See the open calls"))
    page = blocks.PageChooserBlock(
        required=False, label=_("page"), help_text=_("If it is a page of the site. Example: the list of calls")
    )
    url = blocks.URLBlock(required=False, label=_("address"), help_text=_("Example: https://anr.fr"))

    def clean(self, value: Any) -> Any:
        value = super().clean(value)
        if not (value["page"] or value["url"]):
            raise StructBlockValidationError({"url": ValidationError(_("Choose a page or give an address."))})
        return value

    class Meta:
        label = _("Action")
        icon = "arrow-right"
        description = _("A button: one thing to do next.")
        template = "blocks/action.html"
        preview_value = {"label": "Voir les appels ouverts", "url": "https://example.org/"}


class FileBlock(blocks.StructBlock):
    """A file to download, with its format and size beside the link."""

    title = blocks.CharBlock(max_length=255, label=_("title"), help_text=_("Example: Specifications"))
    document = DocumentChooserBlock(
        label=_("file"), help_text=_("Format and size are read from the file. Example: specifications.pdf")
    )

    class Meta:
        label = _("File")
        icon = "doc-full"
        description = _("A file to download; format and size are written for you.")
        template = "blocks/file.html"
        preview_value = {"title": "Cahier des charges"}


class QuestionBlock(blocks.StructBlock):
    """A question and its answer, folded."""

    question = blocks.CharBlock(max_length=255, label=_("question"), help_text=_("Example: Who may apply?"))
    answer = blocks.RichTextBlock(
        features=["bold", "italic", "ol", "ul", "link", "document-link"],
        label=_("answer"),
        help_text=_("In a few sentences. Example: Any training body, alone or with partners."),
    )

    class Meta:
        label = _("Question")
        icon = "help"
        description = _("A question that opens on its answer.")
        template = "blocks/question.html"
        preview_value = {
            "question": "Qui peut répondre ?",
            "answer": "<p>Tout organisme de formation.</p>",
        }


class BodyBlock(blocks.StreamBlock):
    """The free text of a page."""

    text = TextBlock()
    picture = PictureBlock()
    action = ActionBlock()
    file = FileBlock()
    question = QuestionBlock()


class QuestionsBlock(blocks.StreamBlock):
    """Questions and answers alone."""

    question = QuestionBlock()
