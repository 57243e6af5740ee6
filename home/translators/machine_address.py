"""Which machine translates drafts, and how to ask it, from one address: the value of `MACHINE_TRANSLATION_URL`."""

from dataclasses import dataclass, field
from typing import Any, Self
from urllib.parse import SplitResult, unquote, urlsplit

CLASSES = {
    "libretranslate": "home.translators.machines.LibreTranslate",
    "libretranslates": "home.translators.machines.LibreTranslate",
    "deepl": "home.translators.machines.DeepL",
}
EXAMPLE = "libretranslates://translate.example.org?key=abc or deepl://abc@api.deepl.com"


@dataclass(frozen=True)
class MachineAddress:
    """The server that translates, and the key that it knows us by."""

    kind: str
    url: str
    key: str = field(default="", repr=False)

    @classmethod
    def read(cls, text: str) -> Self:
        """The address that a text gives; `ValueError` says what is wrong without repeating it."""
        try:
            parts = urlsplit(text)
            key = key_before(parts) if parts.scheme == "deepl" else key_after(parts)
            url = url_of(parts)
        except ValueError:
            raise ValueError(f"it must look like {EXAMPLE}") from None
        return cls(parts.scheme, url, key)

    @property
    def setting(self) -> dict[str, Any]:
        """`WAGTAILLOCALIZE_MACHINE_TRANSLATOR`, which may be printed without showing the key."""
        return {"CLASS": CLASSES[self.kind], "OPTIONS": {"ADDRESS": self}}


def url_of(parts: SplitResult) -> str:
    """Where the server is, for a client of HTTP."""
    if parts.scheme not in CLASSES or not parts.hostname or parts.fragment:
        raise ValueError
    scheme = "http" if parts.scheme == "libretranslate" else "https"
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    port = f":{parts.port}" if parts.port else ""
    return f"{scheme}://{host}{port}{parts.path.rstrip('/')}"


def key_before(parts: SplitResult) -> str:
    """`abc:fx` of `deepl://abc:fx@host`: a key may hold a colon."""
    key, _at, _host = parts.netloc.rpartition("@")
    if not key or parts.query:
        raise ValueError
    return unquote(key)


def key_after(parts: SplitResult) -> str:
    """`abc` of `?key=abc`; a server of one's own may ask for none. A `+` is one, as keys have them."""
    name, _equals, key = parts.query.partition("=")
    if "@" in parts.netloc or "&" in parts.query or (parts.query and not (name == "key" and key)):
        raise ValueError
    return unquote(key)
