"""Accounts as tables: one CSV a concept, in a zip whose bytes depend on the accounts alone.

A text that a spreadsheet would take for a formula gets an apostrophe before it; numbers stay numbers.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Sequence

from hearsay.model import Account
from hearsay.tell.formats.tables import TABLES, Cell

FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first time that a zip can tell: files have none of their own


def render(accounts: Sequence[Account]) -> bytes:
    """Write accounts as a zip of CSV tables; the story's id stands first in each row."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as bundle:
        for table in TABLES:
            rows = [[account.story.id, *row] for account in accounts for row in table.rows(account)]
            entry = zipfile.ZipInfo(f"{table.name}.csv", LONG_AGO)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.external_attr = 0o644 << 16
            bundle.writestr(entry, _sheet(["story", *table.columns], rows).encode("utf-8", "replace"))
    return packed.getvalue()


def _sheet(columns: Sequence[str], rows: Sequence[Sequence[Cell]]) -> str:
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows([_safe(cell) for cell in row] for row in rows)
    return text.getvalue()


def _safe(cell: Cell) -> Cell:
    """Keep a text from being run as a formula by the program that opens the table."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA_SIGNS) else cell
