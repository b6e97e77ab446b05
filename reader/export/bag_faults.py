"""What may be wrong with a bag, and how it is said."""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from reader.core.speech import _


class Fault(StrEnum):
    """What may be wrong with a bag; the values are those of `yuebao verify --json`."""

    CHANGED = "changed"
    MISSING = "missing"
    UNLISTED = "unlisted"
    TWICE = "twice"
    LEADS_OUT = "leads-out"
    OUTSIDE = "outside"
    UNREADABLE = "unreadable"
    DECLARATION = "declaration"
    NO_LIST = "no-list"
    NO_TAG_LIST = "no-tag-list"
    BAD_LIST = "bad-list"
    FETCH = "fetch"
    SIZE = "size"
    CRATE = "crate"


class Difference(NamedTuple):
    """One thing that differs, about the file `name`."""

    fault: Fault
    name: str

    @property
    def text(self) -> str:
        """A sentence for the person."""
        return _sentence(self.fault).format(name=self.name)


def _sentence(fault: Fault) -> str:
    return {
        Fault.CHANGED: _("{name} has been changed since the bundle was made."),
        Fault.MISSING: _("{name} is missing, though it is listed."),
        Fault.UNLISTED: _("{name} is in no list: it was put in after the bundle was made."),
        Fault.TWICE: _("{name} is there more than once."),
        Fault.LEADS_OUT: _(
            "{name} is a name that leads out of the bundle, or one that no file there may have."
        ),
        Fault.OUTSIDE: _("{name} stands beside the bundle, not in it."),
        Fault.UNREADABLE: _(
            "{name} cannot be read: it is broken, locked, a link or packed in a strange way."
        ),
        Fault.DECLARATION: _("{name} does not say that this is a bag whose lists are UTF-8."),
        Fault.NO_LIST: _("{name} is missing: whether the files have been changed cannot be told."),
        Fault.NO_TAG_LIST: _("{name} is missing: whether the lists have been changed cannot be told."),
        Fault.BAD_LIST: _(
            "{name} has lines that are not a digest and a name, or digests of an unknown kind."
        ),
        Fault.FETCH: _(
            "{name} tells of files that are to be fetched from elsewhere; they are not in the bundle."
        ),
        Fault.SIZE: _("{name} says another number of files, or of bytes, than there are."),
        Fault.CRATE: _("{name} does not fit the files in the bundle."),
    }[fault]
