"""Bad input: addresses that no reader types, as many as one likes; none may be an error, and none slow."""

import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from random import Random
from urllib.parse import quote_plus

from .measure import Benchmark, verify

PATHS = ("/recherche/", "/recherche/", "/laureats/", "/recherche/suggestions/")
SENSIBLE = {200, 400, 414, 429}
LONGEST = 2.0  # seconds of the processor for one answer, on a slow machine
MOST_BYTES = 100_000  # of a query; servers let through a tenth of that, or less
LISTS = {
    "names": """
        q q q q type programme appel saison region departement lieu famille secteur nature statut annee montant porteur
        tri vue page format organisation laureat inconnu Q q[] utm_source
    """,
    "codes": """
        projet appel france-2030 ami-cma ami-cma.1 27 84 71 2A 2a R27 D71 hydrogene energie formation ouvert permanent
        2024 1m-5m 10m- universite pertinence -date titre carte tableau csv xlsx json atom all 0 1 2 999
    """,
    "words": """
        formation hydrogène l’industrie métiers d'avenir Bourgogne CMA H2 « » “cœur de ville” -nucléaire école IA 71000
        Chalon-sur-Saône kakapo
    """,
    "operators": """
        " "" « - -- -" * ^ : ( ) { } \\ ' '' ; % %% & | ! <-> <1> AND OR NOT NEAR(a title_keys: +rowid a:* 'OR/**/1=1--
        $1 %s {{q}} <script>alert(1)</script> ../../etc/passwd
    """,
    "letters": "🦤 👩‍🔬 🇫🇷 الطاقة 能源 Ωμέγα İ ß ﷺ ① ½ ٣ 1e9 NaN",
}
NAMES, CODES, WORDS, OPERATORS, LETTERS = (text.split() for text in LISTS.values())
UNSEEN = ("\x00", "\x1b[0m", "\r\nSet-Cookie: a=b", "\ufeff", "\u200b", "\u202e", "e" + "\u0301" * 300, "\ud800")
SIGNS = (*OPERATORS, *LETTERS, *UNSEEN)
ESCAPES = (
    b"%",
    b"%zz",
    b"%f",
    b"%ff%fe",
    b"%c0%80",
    b"%ed%a0%80",
    b"%00",
    b"%u2603",
    b"\xff",
    b"+",
    b"==",
    b"&&",
    b";",
)


class Bad(Random):
    """Makes addresses, the same ones for the same seed; a query is bytes, as servers get them."""

    def query(self) -> bytes:
        return self.pairs()[:MOST_BYTES]

    def pairs(self) -> bytes:
        kind = self.random()
        if kind < 0.05:
            return self.randbytes(self.randint(0, 300))
        if kind < 0.08:
            return b"&".join([self.pair()[:1_000]] * self.choice((50, 990, 1500)))
        return b"&".join(self.pair() for _number in range(self.randint(0, 8)))

    def pair(self) -> bytes:
        name = quote_plus(self.choice(NAMES)).encode()
        return name + self.choice((b"=", b"=", b"=", b"=", b"", b"==")) + self.escaped(self.value())

    def value(self) -> str:
        kind = self.choices(range(6), (6, 6, 6, 2, 1, 1))[0]
        if kind == 0:
            return self.choice(CODES)
        if kind == 1:
            return " ".join(self.choices(WORDS, k=self.randint(0, 6)))
        if kind == 2:
            return self.choice(("", " ")).join(self.choices([*WORDS, *SIGNS], k=self.randint(1, 12)))
        if kind == 3:
            return self.choice((*SIGNS, *WORDS)) * self.choice((2, 40, 1000, 20_000))
        if kind == 4:
            return " ".join(f"{self.choice(('', '-', chr(34)))}mot{number}" for number in range(self.choice((13, 400))))
        return "".join(chr(self.randrange(0x110000)) for _number in range(self.randint(1, 40)))

    def escaped(self, value: str) -> bytes:
        """As a browser writes it, in another encoding, or with something that is no escape."""
        kind = self.random()
        if kind < 0.8:
            return quote_plus(value, errors="surrogatepass").encode()
        if kind < 0.9:
            return quote_plus(value.encode(self.choice(("latin-1", "utf-16", "cp1252")), "replace")).encode()
        found = quote_plus(value, errors="surrogatepass").encode()
        place = self.randint(0, len(found))
        return found[:place] + self.choice(ESCAPES) + found[place:]


@dataclass
class Seen:
    """What came of addresses: how often each status, and what took longest."""

    statuses: Counter[int] = field(default_factory=Counter)
    wrong: list[str] = field(default_factory=list)
    slowest: float = 0.0
    of: str = ""

    def ask(self, path: str, query: bytes) -> None:
        """One request, answered to its last byte, in seconds of this process."""
        from django.test import Client

        start = time.process_time()
        response = Client(raise_request_exception=False).generic("GET", path, QUERY_STRING=query.decode("latin-1"))
        b"".join(response)
        took = time.process_time() - start
        self.statuses[response.status_code] += 1
        if response.status_code not in SENSIBLE or took > LONGEST:
            self.wrong.append(f"{response.status_code} in {took:.2f} s: {path}?{query!r}")
        if took > self.slowest:
            self.slowest, self.of = took, f"{path}?{query!r}"


def asked(number: int, seed: int) -> Seen:
    """So many requests."""
    bad, seen = Bad(seed), Seen()
    for _number in range(number):
        seen.ask(bad.choice(PATHS), bad.query())
    return seen


def run(repeat: int) -> Iterator[str]:
    seen = asked(repeat, seed=int(time.time()))
    verify(not seen.wrong, "\n".join(seen.wrong[:20]))
    yield f"{repeat} requests: " + ", ".join(f"{number} × {status}" for status, number in sorted(seen.statuses.items()))
    yield f"slowest: {1000 * seen.slowest:.0f} ms of the processor, {seen.of[:300]}"


BENCHMARK = Benchmark(
    "fuzz",
    "Whatever is in an address, search answers with a page, quickly: 100,000 addresses that no reader types.",
    run,
    100_000,
    is_quick=False,
)
