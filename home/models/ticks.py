"""When the work of each minute was last done."""

from typing import ClassVar

from django.db import models


class Tick(models.Model):
    """One row: who is at it and until when at the longest, when it was last finished, how much went wrong then."""

    holder = models.CharField(max_length=32, blank=True)
    busy_until = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    problems = models.PositiveIntegerField(default=0)

    objects: ClassVar[models.Manager["Tick"]]

    def __str__(self) -> str:
        return str(self.ended_at)
