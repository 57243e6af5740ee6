"""Pictures: Wagtail's image with a credit."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class Picture(AbstractImage):
    """An image with the credit its licence asks for; its description serves those who do not see it."""

    credit = models.CharField(
        _("credit"), max_length=255, blank=True, help_text=_("Example: Drawing: Jane Doe, CC BY 4.0")
    )

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = _("picture")
        verbose_name_plural = _("pictures")
        permissions = [("choose_picture", "Can choose picture")]


class PictureRendition(AbstractRendition):
    """A size of a picture, made once."""

    image = models.ForeignKey(Picture, models.CASCADE, related_name="renditions")

    class Meta:
        unique_together = [("image", "filter_spec", "focal_point_key")]
