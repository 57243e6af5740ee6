"""The first minutes on a new machine: `make` alone explains itself, and what is wrong is said in a sentence."""

import os
import re
import socket
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]


def run(*words: str, folder: Path = ROOT, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "MAKEFLAGS": "", **variables}
    return subprocess.run(words, cwd=folder, env=environment, capture_output=True, text=True, check=False, timeout=60)


def test_make_alone_lists_its_words() -> None:
    listed = dict(re.findall(r"^make (\w+) +(.+)$", run("make").stdout, re.MULTILINE))
    assert {"run", "test", "lint", "format", "messages", "compile", "demo", "check", "clean", "lock"} <= listed.keys()
    assert all(text[0].isupper() for text in listed.values())


@pytest.fixture
def fresh_clone(tmp_path: Path) -> Path:
    """A folder where nothing is installed yet, but for what the installer reads."""
    (tmp_path / "site").symlink_to(ROOT / "site")
    (tmp_path / "requirements").symlink_to(ROOT / "requirements")
    return tmp_path


def script(folder: Path, name: str, *lines: str) -> str:
    """A program that stands for another one."""
    path = folder / name
    path.write_text("\n".join(["#!/bin/sh", *lines, ""]), encoding="utf-8")
    path.chmod(0o755)
    return str(path)


def test_an_old_python_is_refused_with_the_way_out(fresh_clone: Path) -> None:
    old = script(fresh_clone, "python2", 'case "$1" in --version) echo "Python 2.7.18";; *) exit 1;; esac')
    result = run("sh", "site/setup/install.sh", "base", folder=fresh_clone, PYTHON=old)
    assert result.returncode == 1
    assert "needs Python 3.11 or later, and found: Python 2.7.18." in result.stderr
    assert "make run PYTHON=" in result.stderr


def test_a_python_without_venv_is_refused_with_the_way_out(fresh_clone: Path) -> None:
    bare = script(fresh_clone, "python3", 'case "$2" in *ensurepip*) exit 1;; *) exit 0;; esac')
    result = run("sh", "site/setup/install.sh", "base", folder=fresh_clone, PYTHON=bare)
    assert result.returncode == 1
    assert "apt install python3-venv" in result.stderr


def test_a_machine_without_network_is_told_so(fresh_clone: Path) -> None:
    (fresh_clone / ".venv/bin").mkdir(parents=True)
    script(
        fresh_clone / ".venv/bin", "python", 'case "$1" in -c) exit 0;; *) echo "no route to host" >&2; exit 1;; esac'
    )
    result = run("sh", "site/setup/install.sh", "base", folder=fresh_clone)
    assert result.returncode == 1
    assert "no route to host" in result.stderr
    assert "this step needs it once" in result.stderr


def port(number: str) -> subprocess.CompletedProcess[str]:
    return run("python3", "site/setup/port.py", number)


def test_a_taken_port_is_refused_with_the_way_out() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        number = other.getsockname()[1]
        result = port(str(number))
    assert result.returncode == 1
    assert result.stderr == (
        f"Port {number} is taken by another program: stop it, or choose another port, as in make run PORT=8123.\n"
    )
    assert port(str(number)).returncode == 0


@pytest.mark.parametrize("number", ["http", "0", "70000", "-1"])
def test_what_is_no_port_is_refused(number: str) -> None:
    assert "is not a port: choose a number" in port(number).stderr
