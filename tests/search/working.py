"""An editor at work in a process of his own: `python -m tests.search.working fill` or `edit SECONDS`."""

import json
import sys
import time
from collections.abc import Callable
from itertools import cycle
from typing import Any

PAUSE = 0.15  # seconds between two publications
PROJECTS = 40


def fill() -> None:
    """A home page, an index of projects, projects."""
    from tests import builders

    builders.home()
    for number in range(PROJECTS):
        title = f"Projet {number} de formation aux métiers de l’hydrogène"
        builders.project(title=title, region="27", departement="71")


def edit(seconds: float) -> dict[str, Any]:
    """Publish, create, withdraw and delete pages for a time: how many, and what the slowest one took."""
    times: list[float] = []
    end = time.monotonic() + seconds
    for number, act in enumerate(cycle((retitle, create, retitle, create, withdraw, delete))):
        start = time.monotonic()
        if start > end:
            break
        act(number)
        times.append(time.monotonic() - start)
        time.sleep(PAUSE)
    return {"edits": len(times), "slowest": max(times)}


def retitle(number: int) -> None:
    page = projects().filter(live=True).order_by("pk")[number % 20]
    page.title = f"Projet retouché {number} en région"
    page.save_revision().publish()


def create(number: int) -> None:
    from tests import builders

    builders.project(title=f"Nouveau projet {number}")


def withdraw(number: int) -> None:
    projects().filter(live=True).order_by("-pk")[1].unpublish()


def delete(number: int) -> None:
    projects().order_by("-pk")[0].delete()


def projects() -> Any:
    from programmes.models import ProjectPage

    return ProjectPage.objects


WORK: dict[str, Callable[..., Any]] = {"fill": fill, "edit": edit}

if __name__ == "__main__":
    import django

    django.setup()
    work, *numbers = sys.argv[1:]
    sys.stdout.write(json.dumps(WORK[work](*map(float, numbers))))
