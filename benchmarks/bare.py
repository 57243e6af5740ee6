"""The baseline of kept pages: a Django without middleware that answers the same bytes with the same headers."""

import json
import os
from pathlib import Path

from django.conf import settings
from django.core.wsgi import get_wsgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.configure(ROOT_URLCONF=__name__, MIDDLEWARE=[], ALLOWED_HOSTS=["127.0.0.1"])
FOLDER = Path(os.environ["BENCHMARK_FOLDER"])
BODY = (FOLDER / "body").read_bytes()
HEADERS = json.loads((FOLDER / "headers.json").read_text(encoding="utf-8"))


def view(_request: HttpRequest) -> HttpResponse:
    return HttpResponse(BODY, headers=HEADERS)


urlpatterns = [path("", view)]
application = get_wsgi_application()
