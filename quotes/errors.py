"""The errors that this library raises, each saying where it happened and what to do.

In: nothing.  Out: exception classes.  ``QuotesError`` is the base; only ``quotes.commands`` prints
one and turns it into an exit code.

>>> raise UnreadableInputError("notes.txt", "is a folder", "name a file inside it")
Traceback (most recent call last):
quotes.errors.UnreadableInputError: notes.txt: is a folder; name a file inside it
"""


class QuotesError(Exception):
    """Something a person can mend: what it concerns, what is wrong, and what to do.

    ``where`` names the input and the place in it (``"a.jsonl, line 3"``), ``what`` is the fault,
    ``remedy`` the next step (may be empty).
    """

    def __init__(self, where: str, what: str, remedy: str = "") -> None:
        self.where, self.what, self.remedy = where, what, remedy
        super().__init__(f"{where}: {what}" + (f"; {remedy}" if remedy else ""))


class UsageError(QuotesError):
    """The command or call was put wrongly (exit code 2)."""


class UnreadableInputError(QuotesError):
    """An input that cannot be read as an article; the rest of the batch goes on."""


class RulesError(QuotesError):
    """A rules file with a fault; ``where`` names the file and the entry."""


class StoreError(QuotesError):
    """The store cannot be opened or used (locked, damaged, made by a newer version)."""


class NotFoundError(QuotesError):
    """An id or words that the store does not hold."""
