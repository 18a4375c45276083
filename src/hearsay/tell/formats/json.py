"""Accounts as JSON: the contract that `hearsay schema` prints, `{"format": "hearsay.accounts/1", "accounts": […]}`."""

from __future__ import annotations

from collections.abc import Sequence
from importlib import resources
from typing import Any

import msgspec

from hearsay.model import Account

FORMAT = "hearsay.accounts/1"


def render(accounts: Sequence[Account]) -> str:
    """Write accounts as JSON, one field a line, ending in a line end."""
    document = {"format": FORMAT, "accounts": [_as_contract(a) for a in accounts]}
    return msgspec.json.format(msgspec.json.encode(document), indent=1).decode() + "\n"


def schema() -> str:
    """Return the JSON schema of one account."""
    return resources.files("hearsay.resources").joinpath("account.schema.json").read_text(encoding="utf-8")


def _as_contract(account: Account) -> dict[str, Any]:
    """Turn an account into plain values with its format first."""
    return {"format": account.format, **msgspec.to_builtins(account)}
