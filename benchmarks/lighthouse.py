"""What Lighthouse says of each page type on a phone: speed, accessibility, good practice, search engines."""

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from typing import Any

from .cached import server
from .measure import Benchmark, verify
from .pages import addresses

CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
TIMES = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")
TRIES = 3  # it loses the trace of a page now and then (NO_NAVSTART)
OTHERS = {  # beside the pages whose cost is measured
    "programmes": "/programmes/",
    "calls": "/appels/",
    "antennas": "/antennes/",
    "regions": "/territoires/",
    "coverage": "/territoires/couverture/",
    "sectors": "/filieres/",
    "sector": "/filieres/batteries/",
    "organisations": "/organisations/",
    "organisation": "/organisations/cnam/",
    "newsroom": "/actualites/",
    "article": "/actualites/62-laureats-saison-2/",
    "event": "/actualites/rencontres-nationales-laureats-cma-deffinum-2024/",
    "dossier": "/actualites/sept-propositions-du-cnam/",
    "contact": "/contact/",
    "statement": "/accessibilite/",
    "site map": "/plan-du-site/",
    "text": "/a-propos/",
}


def report(port: int, address: str, folder: Path) -> dict[str, Any]:
    """Lighthouse's report of a page that the server keeps already; raises `Wrong` if it was not seen."""
    warm(port, address)
    url, found = f"http://127.0.0.1:{port}{address}", None
    for _ in range(TRIES):
        found = found or ask(url, folder / "lighthouse.json")
    verify(found and found["finalDisplayedUrl"] == url, f"{address} was not seen")
    return found or {}


def ask(url: str, path: Path) -> dict[str, Any] | None:
    """What it writes of an address; nothing when it fails."""
    options = ["--quiet", "--output=json", f"--output-path={path}", f"--only-categories={','.join(CATEGORIES)}"]
    command = [os.environ["LIGHTHOUSE"], url, *options, "--chrome-flags=--headless=new --no-sandbox"]
    chrome = {"CHROME_PATH": shutil.which("chromium") or ""}
    failed = subprocess.run(command, env={**chrome, **os.environ}, check=False, capture_output=True).returncode
    return None if failed else json.loads(path.read_text(encoding="utf-8"))


def warm(port: int, address: str) -> None:
    with closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", address, headers={"Accept-Encoding": "gzip, deflate, br, zstd"})
        verify(connection.getresponse().status == 200, f"{address} does not answer")


def scores(report: dict[str, Any]) -> list[int]:
    """Out of 100, in the order of the categories; the lack of one is 0."""
    return [round((report["categories"][name]["score"] or 0) * 100) for name in CATEGORIES]


def failing(report: dict[str, Any]) -> list[str]:
    """The audits that count and are not fully passed."""
    counted = {one["id"] for name in CATEGORIES for one in report["categories"][name]["auditRefs"] if one["weight"]}
    return sorted(name for name in counted if (report["audits"][name]["score"] or 0) < 1 and is_scored(report, name))


def is_scored(report: dict[str, Any], name: str) -> bool:
    return report["audits"][name]["scoreDisplayMode"] not in {"informative", "notApplicable", "manual"}


def line(name: str, report: dict[str, Any]) -> str:
    times = "  ".join(f"{report['audits'][one]['displayValue']:>7}" for one in TIMES)
    size = report["audits"]["total-byte-weight"]["numericValue"] / 1000
    marks = " ".join(f"{score:4}" for score in scores(report))
    return f"{name:14} {marks} {times} {size:5.0f} kB {' '.join(failing(report))}"


def run(repeat: int) -> Iterator[str]:
    verify(os.environ.get("LIGHTHOUSE"), "LIGHTHOUSE must name the command of the npm package lighthouse")
    folder = Path(os.environ["BENCHMARK_FOLDER"])
    yield f"{'page':14} perf. acc. pract. seo, first paint, largest paint, blocking, shift, wire"
    with server("benchmarks.wsgi") as port:
        for name, address in (addresses() | OTHERS).items():
            reports = [report(port, address, folder) for _ in range(repeat)]
            # What else the machine does only takes points away.
            yield line(name, max(reports, key=lambda one: sum(scores(one))))


BENCHMARK = Benchmark(
    "lighthouse",
    "what readers of a phone, and search engines, are promised: aim 100 in all four categories for each page type",
    run,
    repeat=1,
    is_quick=False,
)
