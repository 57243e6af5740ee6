"""The version of the content."""

from django.db import models


class ContentVersion(models.Model):
    """One row whose token any change of the content replaces: see `home/content.py`."""

    token = models.CharField(max_length=32)

    class Meta:
        verbose_name = "content version"
        verbose_name_plural = "content versions"

    def __str__(self) -> str:
        return self.token
