"""Stops `make run` in a sentence when the site cannot be served on the port that was asked for."""

import socket
import sys


def problem_with(port: str) -> str:
    """What is wrong with a port of this machine; nothing if a server can take it."""
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return f"{port!r} is not a port: choose a number between 1024 and 65535, as in make run PORT=8123."
    with socket.socket() as server:
        # As servers do: a port that another one has just left is free.
        server.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            server.bind(("127.0.0.1", int(port)))
        except PermissionError:
            return f"Port {port} is for the administrator alone: choose one above 1023, as in make run PORT=8123."
        except OSError:
            return (
                f"Port {port} is taken by another program: stop it, or choose another port, as in make run PORT=8123."
            )
    return ""


if __name__ == "__main__":
    sys.exit(problem_with(sys.argv[1]) or None)
