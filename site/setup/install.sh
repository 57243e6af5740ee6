#!/bin/sh
# Makes the virtual environment .venv and installs into it the packages of requirements/$1.txt (base or dev), each
# checked against its hash. Needs Python 3.11 or later with its venv module, and the network once. Run by `make`.
set -eu

say() { printf '· %s\n' "$1"; }
stop() { printf '%s\n' "$1" >&2; exit 1; }
recent() { "$1" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

find_python() {
  for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
    if recent "$candidate"; then
      echo "$candidate"
      return
    fi
  done
}

make_venv() {
  python=$(find_python)
  if [ -z "$python" ]; then
    found=$("${PYTHON:-python3}" --version 2>/dev/null || echo "none")
    stop "This site needs Python 3.11 or later, and found: $found. Install one, or name it: make run PYTHON=/path/to/python3."
  fi
  "$python" -c 'import ensurepip, venv' 2>/dev/null ||
    stop "Python's venv module is missing. Install it (Debian, Ubuntu: apt install python3-venv), then run this again."
  say "Making the virtual environment .venv with $("$python" --version)"
  "$python" -m venv --clear .venv
}

no_packages="The packages could not be installed (the reason is above). If it is the network: this step needs it once; \
connect this machine, or set HTTPS_PROXY, then run this again."

recent .venv/bin/python || make_venv
say "Installing the packages of requirements/$1.txt, checked against their hashes"
.venv/bin/python -m pip install --quiet --disable-pip-version-check --retries 2 --require-hashes \
  --requirement requirements/install.txt || stop "$no_packages"
.venv/bin/uv pip install --quiet --python .venv/bin/python --require-hashes --requirement "requirements/$1.txt" ||
  stop "$no_packages"
