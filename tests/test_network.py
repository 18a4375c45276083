import socket

import pytest


def test_no_test_can_reach_the_network():
    with socket.socket() as probe, pytest.raises(AssertionError, match="network"):
        probe.connect(("192.0.2.1", 80))
    with pytest.raises(AssertionError, match="address"):
        socket.getaddrinfo("example.org", 80)
