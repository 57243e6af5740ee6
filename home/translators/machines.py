"""The machines of wagtail-localize, asked in small lots within a time limit; a failure is a sentence for translators.

Theirs send a page in one request, which servers refuse above some number of texts, wait as long as the server likes,
and end in an error page where it says no.
"""

from collections.abc import Iterable, Iterator
from time import monotonic
from typing import Any, ClassVar

from django.utils.translation import gettext as _
from wagtail_localize.machine_translators.deepl import DeepLTranslator
from wagtail_localize.machine_translators.libretranslate import LibreTranslator
from wagtail_localize.strings import StringValue

from .machine_address import MachineAddress
from .machine_request import Answer, MachineFailed, post

SECONDS = 20.0  # for a page: whoever waits in front of the screen gets an answer
LOT, CHARACTERS = 40, 5000  # of a request: below the limits of DeepL (50 texts) and of a usual LibreTranslate


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
        self.problem = ""
        found: dict[Any, Any] = {}
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
