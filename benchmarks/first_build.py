"""`python -m benchmarks.first_build`: seconds and memory of the first snapshot, in a process that did nothing else."""

import gc
import sys
import time
from pathlib import Path

import django

PAGE = 4096  # bytes


def resident() -> float:
    """Megabytes of memory of this process (Linux)."""
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1]) * PAGE / 1e6


def main() -> None:
    django.setup()
    from search.engines.embedded import EmbeddedEngine
    from search.models import Entry

    Entry.objects.first()
    gc.collect()
    before, start = resident(), time.perf_counter()
    snapshot = EmbeddedEngine().fresh()
    taken = time.perf_counter() - start
    gc.collect()
    sys.stdout.write(f"{taken:.2f} s, {resident() - before:.0f} MB for {len(snapshot.all):,} entries\n")


if __name__ == "__main__":
    sys.path.insert(0, str(Path.cwd() / "site"))
    main()
