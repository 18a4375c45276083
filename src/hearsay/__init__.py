"""Hearsay reads a pile of news reports and gives one sourced account of each story in it.

    from hearsay import get_format, make_accounts, read_closely, read_pile

This module is all that is public. The nouns and errors are imported at once; the functions when first asked
for, because what stands behind them takes a while to import.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from hearsay.errors import HearsayError, ModelError, NothingRead, ReadError, UsageError
from hearsay.model import (
    Account,
    Annotation,
    Claim,
    Copy,
    Dispute,
    Entity,
    Excerpt,
    Figure,
    Origin,
    Reading,
    Report,
    Span,
    Statement,
    Story,
    SummarySentence,
    TimelineEntry,
    When,
)
from hearsay.options import ReadOptions, TellOptions

if TYPE_CHECKING:
    from hearsay.pipeline import make_accounts, read_closely
    from hearsay.read.pile import read_pile
    from hearsay.tell.formats import get_format
    from hearsay.tell.verify import verify_accounts

__all__ = [
    "Account",
    "Annotation",
    "Claim",
    "Copy",
    "Dispute",
    "Entity",
    "Excerpt",
    "Figure",
    "HearsayError",
    "ModelError",
    "NothingRead",
    "Origin",
    "ReadError",
    "ReadOptions",
    "Reading",
    "Report",
    "Span",
    "Statement",
    "Story",
    "SummarySentence",
    "TellOptions",
    "TimelineEntry",
    "UsageError",
    "When",
    "__version__",
    "get_format",
    "make_accounts",
    "read_closely",
    "read_pile",
    "verify_accounts",
]

_HOME = {
    "get_format": "hearsay.tell.formats",
    "make_accounts": "hearsay.pipeline",
    "read_closely": "hearsay.pipeline",
    "read_pile": "hearsay.read.pile",
    "verify_accounts": "hearsay.tell.verify",
}


def __getattr__(name: str) -> Any:
    if name == "__version__":
        from importlib.metadata import version

        return version("hearsay")
    if name not in _HOME:
        raise AttributeError(f"module 'hearsay' has no attribute {name!r}")
    return getattr(import_module(_HOME[name]), name)


def __dir__() -> list[str]:
    return __all__
