"""What every test may rely on: the example pile, the shared folder where there is one, and no network."""

import os
import socket
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
SHARED = Path(os.environ.get("HEARSAY_SHARED", ROOT.parent / "shared"))


@pytest.fixture(autouse=True)
def no_network(monkeypatch):
    """Fail any test that reaches for the network; sockets within the machine stay usable."""
    connect = socket.socket.connect

    def guarded(self, address):
        if self.family != getattr(socket, "AF_UNIX", None):
            raise AssertionError(f"a test reached for the network: {address!r}")
        return connect(self, address)

    def unresolved(host, *rest, **more):
        raise AssertionError(f"a test asked for the address of {host!r}")

    monkeypatch.setattr(socket.socket, "connect", guarded)
    monkeypatch.setattr(socket.socket, "connect_ex", guarded)
    monkeypatch.setattr(socket, "getaddrinfo", unresolved)


@pytest.fixture(scope="session")
def example() -> Path:
    """The invented pile that the README shows."""
    return ROOT / "examples" / "harbour-fire"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of labelled data, or a skip that says how to point at it."""
    if not SHARED.is_dir():
        pytest.skip(f"no shared data at {SHARED}: set HEARSAY_SHARED")
    return SHARED


@pytest.fixture(scope="session")
def seeds(shared) -> Path:
    """The five real reports of one story."""
    return shared / "seeds"
