"""What the loader remembers."""

from django.db import models


class Loaded(models.Model):
    """A record that the loader placed, with a digest of the content it was made from."""

    key = models.CharField(max_length=150, unique=True)
    digest = models.CharField(max_length=64)
    # A deleted page leaves its row behind: that an editor removed it is not to be forgotten.
    page = models.ForeignKey("wagtailcore.Page", models.SET_NULL, null=True, related_name="+")
    placed_at = models.DateTimeField()

    def __str__(self) -> str:
        return self.key
