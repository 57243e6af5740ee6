"""The machines of wagtail-localize, asked in small lots within a time limit; a failure is a sentence for translators.

Theirs send a page in one request, which servers refuse above some number of texts, wait as long as the server likes,
and end in an error page where it says no.
"""

import json
import logging
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Any, ClassVar

import requests
from django.utils.translation import gettext as _
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from .machine_address import MachineAddress

logger = logging.getLogger(__name__)
SECONDS = 20.0  # for a page: whoever waits in front of the screen gets an answer
LOT, CHARACTERS = 40, 5000  # of a request: below the limits of DeepL (50 texts) and of a usual LibreTranslate
MOST = 4 * 1024 * 1024  # bytes of an answer
Answer = dict[str, Any]


class MachineFailed(Exception):
    """A request brought nothing; the message says why."""


class Polite:
    """Mixin: what both machines do. `problem` says what went wrong in the last translation, if something did."""

    options: dict[str, Any]
    path: ClassVar[str]
    problem = ""

    @property
    def address(self) -> MachineAddress:
        address: MachineAddress = self.options["ADDRESS"]
        return address

    def translate(self, source_locale: Any, target_locale: Any, strings: Iterable[Any]) -> dict[Any, Any]:
        """What came until the end, or until the first failure."""
        self.problem, found = "", {}
        until = monotonic() + SECONDS
        try:
            for lot in lots(strings):
                options = self.ask(source_locale, target_locale, lot)
                texts = checked(self.texts(post(self.address.url + self.path, until, **options)), len(lot))
                found |= {string: StringValue(text) for string, text in zip(lot, texts, strict=True) if text.strip()}
        except MachineFailed as failure:
            self.problem = str(failure)
        return found

    def ask(self, source: Any, target: Any, lot: list[Any]) -> Answer:
        """What `requests.post` is told besides the address."""
        raise NotImplementedError

    def texts(self, answer: Answer) -> Any:
        """The texts of an answer, in their order, if it is what it should be."""
        raise NotImplementedError


class LibreTranslate(Polite, LibreTranslator):
    """A server of LibreTranslate, one's own or another's."""

    path = "/translate"

    def ask(self, source: Any, target: Any, lot: list[Any]) -> Answer:
        codes = [self.language_code(one.language_code) for one in (source, target)]
        languages = dict(zip(("source", "target"), codes, strict=True))
        key = {"api_key": self.address.key} if self.address.key else {}
        return {"json": {"q": [one.data for one in lot], "format": "html", **languages, **key}}

    def texts(self, answer: Answer) -> Any:
        return answer.get("translatedText")


class DeepL(Polite, DeepLTranslator):
    """DeepL, which wants to know which English and which Portuguese."""

    path = "/v2/translate"
    variants: ClassVar[dict[str, str]] = {"EN": "EN-GB", "PT": "PT-PT"}

    def ask(self, source: Any, target: Any, lot: list[Any]) -> Answer:
        parameters = self.get_parameters(source, target, lot)
        wanted = parameters["target_lang"]
        parameters["target_lang"] = self.variants.get(wanted, wanted)
        return {"data": parameters, "headers": {"Authorization": f"DeepL-Auth-Key {self.address.key}"}}

    def texts(self, answer: Answer) -> Any:
        rows = answer.get("translations")
        return [one.get("text") for one in rows if isinstance(one, dict)] if isinstance(rows, list) else None


def checked(found: Any, number: int) -> list[str]:
    """What a server gave, if it is a text for each that it was sent."""
    if not isinstance(found, list) or len(found) != number or not all(isinstance(one, str) for one in found):
        raise MachineFailed(_("its answer is not understood."))
    return found


def lots(strings: Iterable[Any]) -> Iterator[list[Any]]:
    """Texts in lots that a server takes at once; a long text goes alone."""
    lot: list[Any] = []
    for string in strings:
        if lot and (len(lot) == LOT or sum(len(one.data) for one in [*lot, string]) > CHARACTERS):
            yield lot
            lot = []
        lot.append(string)
    if lot:
        yield lot


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
