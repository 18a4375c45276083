"""What can go wrong, as a short tree; a face turns each into one line and an exit code.

HearsayError
├── ReadError        one input cannot be read: the rest of the pile still is
├── UsageError       the call itself makes no sense: options that contradict, a path that is not there
├── NothingRead      not one report could be read from all that was given
└── ModelError       shipped weights are missing or are not the ones that were shipped
"""


class HearsayError(Exception):
    """Base of all that Hearsay raises on purpose; the message says what failed, on what, and what to do."""


class ReadError(HearsayError):
    """One input cannot be read: `location` names it, `reason` says why."""

    def __init__(self, location: str, reason: str) -> None:
        super().__init__(f"{location}: {reason}")
        self.location = location
        self.reason = reason


class UsageError(HearsayError):
    """The call makes no sense as given."""


class NothingRead(HearsayError):
    """No report at all could be read."""


class ModelError(HearsayError):
    """Weights are missing or damaged."""
