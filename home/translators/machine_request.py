"""One request to a translation server: JSON within a time and a size, or a sentence that says why not."""

import json
import logging
from time import monotonic
from typing import Any

import requests
from django.utils.translation import gettext as _

logger = logging.getLogger(__name__)
MOST = 4 * 1024 * 1024  # bytes of an answer
Answer = dict[str, Any]


class MachineFailed(Exception):
    """A request brought nothing; the message says why."""


def post(url: str, until: float, **options: Any) -> Answer:
    """The JSON that a server answers before a moment of the monotonic clock."""
    left = until - monotonic()
    if left <= 0:
        raise MachineFailed(_("it takes too long."))
    try:
        response = requests.post(url, timeout=left, stream=True, allow_redirects=False, **options)
        with response:
            body = body_of(response, until)
    except requests.Timeout as error:
        raise MachineFailed(_("it takes too long.")) from error
    except requests.RequestException as error:
        raise MachineFailed(_("it cannot be reached.")) from error
    return answer_of(response.status_code, body)


def body_of(response: Any, until: float) -> bytes:
    """What comes in time and is not too much."""
    body = b""
    for part in response.iter_content(65536):
        body += part
        if monotonic() > until:
            raise requests.Timeout
        if len(body) > MOST:
            raise MachineFailed(_("its answer is not understood."))
    return body


def answer_of(status: int, body: bytes) -> Answer:
    if status != 200:
        logger.warning("The translation server answered %s", status)
        raise MachineFailed(reason(status))
    try:
        answer = json.loads(body)
    except ValueError as error:
        raise MachineFailed(_("its answer is not understood.")) from error
    if not isinstance(answer, dict):
        raise MachineFailed(_("its answer is not understood."))
    return answer


def reason(status: int) -> str:
    """Why a server says no (https://developers.deepl.com/docs/best-practices/error-handling, LibreTranslate's API)."""
    if status in (401, 403):
        return _("it does not accept the key of this site.")
    if status == 429:
        return _("it has too much to do. Try again in a minute.")
    if status == 456:
        return _("what it may translate this month is used up.")
    if status == 413:
        return _("a text is too long for it.")
    if status == 400:
        return _("it does not know this language, or not this text.")
    return _("it is out of order (error %(status)d).") % {"status": status}
