"""`python -m benchmarks [name …] [--repeat N]`: the demo content in a database of its own, then each benchmark."""

import argparse
import io
import os
import sys
import tempfile
from pathlib import Path

from .catalogue import CATALOGUE
from .measure import Benchmark

ROOT = Path(__file__).parents[1]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Ratios to a baseline of the same run.")
    parser.add_argument("names", nargs="*", help="which benchmarks; the quick ones if none is named")
    parser.add_argument(
        "--repeat", type=int, help="how often to repeat each measure; each benchmark has its own number"
    )
    parser.add_argument("--sizes", type=int, nargs="+", default=[], help="numbers of records, the smallest first")
    parser.add_argument("--list", action="store_true", help="say what there is and why")
    return parser.parse_args()


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def set_up(folder: str) -> None:
    """Django with production-like settings and a database that goes away; `DATABASE_URL` names another engine."""
    sys.path[:0] = [str(ROOT), str(ROOT / "site")]
    os.environ.setdefault("DATABASE_URL", f"sqlite:///{folder}/site.sqlite3?conn_max_age=600")
    os.environ |= {"DJANGO_SETTINGS_MODULE": "benchmarks.settings", "BENCHMARK_FOLDER": folder, "LOG_LEVEL": "ERROR"}
    import django

    django.setup()


def load() -> None:
    """The demo content and the static files, as on a site."""
    from django.core.management import call_command

    for command in (["migrate"], ["set_up_groups"], ["load_demo"], ["collectstatic", "--no-input"]):
        call_command(*command, verbosity=0, stdout=io.StringIO())


def prepare() -> None:
    """Tables and nothing else, for a benchmark that makes its own content."""
    from django.core.management import call_command

    call_command("migrate", verbosity=0)


def run(chosen: list[Benchmark], repeat: int | None, sizes: list[int]) -> None:
    if any(one.fills for one in chosen):
        prepare()
    else:
        load()
    for benchmark in chosen:
        say(f"\n{benchmark.name}: {benchmark.why}")
        for line in benchmark.run(repeat or benchmark.repeat, *sizes):
            say(f"  {line}")


def main() -> None:
    asked = arguments()
    if asked.list:
        say("\n".join(f"{one.name}: {one.why}" for one in CATALOGUE))
    elif len(asked.names) > 1 and any(one.fills for one in CATALOGUE if one.name in asked.names):
        sys.exit("A benchmark that fills the database runs alone: name it alone.")
    else:
        with tempfile.TemporaryDirectory() as folder:
            set_up(folder)
            run(
                [one for one in CATALOGUE if (one.name in asked.names if asked.names else one.is_quick)],
                asked.repeat,
                asked.sizes,
            )


if __name__ == "__main__":
    main()
