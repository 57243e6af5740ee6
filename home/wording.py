"""Words as people type them: a search finds them whatever their accents, case, ligatures and apostrophes."""

import re
from unicodedata import combining, normalize

ACCENTED = {"a": "àâä", "c": "ç", "e": "éèêë", "i": "îï", "n": "ñ", "o": "ôö", "u": "ùûü", "y": "ÿ"}
LETTERS = {one: f"[{one}{one.upper()}{accented}{accented.upper()}]" for one, accented in ACCENTED.items()}
VARIANTS = LETTERS | {
    "oe": f"({LETTERS['o']}{LETTERS['e']}|[œŒ])",
    "ae": f"({LETTERS['a']}{LETTERS['e']}|[æÆ])",
    "'": "['’]",
    " ": "[ \N{NO-BREAK SPACE}\N{NARROW NO-BREAK SPACE}]",
}
PLAIN = str.maketrans({"œ": "oe", "æ": "ae", "’": "'", "\N{NO-BREAK SPACE}": " ", "\N{NARROW NO-BREAK SPACE}": " "})


def plain(text: str) -> str:
    """A text in small letters without accents: `Cœur d’École` is `coeur d'ecole`."""
    letters = normalize("NFD", text.lower().translate(PLAIN))
    return "".join(letter for letter in letters if not combining(letter))


def pattern(text: str) -> str:
    """A regular expression that finds a text as people write it, on any database without an extension."""
    return re.sub("(?s)oe|ae|.", lambda found: VARIANTS.get(found[0], re.escape(found[0])), plain(text))
