"""Whether a log is what was written: the first event that is altered, missing or out of place."""

from __future__ import annotations

from itertools import islice

from hallapp.errors import QT_TRANSLATE_NOOP, KnownError
from hallapp.store.log import FIRST_HASH, Head, Log, Row, digest

BLOCK = 1_000
"""Events read at once; no reading keeps the log's file from being tidied for long."""


class Tampered(KnownError):
    """The log is not what was written."""


def verify(log: Log, known: str | None = None) -> Head:
    """Check the whole chain.

    Parameters
    ----------
    known : str, optional
        A head hash noted earlier, from a closing report or a backup.

    Returns
    -------
    Head
        The end of the intact log.

    Raises
    ------
    Tampered
        Names the first event that is altered, missing or out of place.
    """
    head = log.head()
    before, seq, seen = FIRST_HASH, 0, known is None
    end = head
    while rows := list(islice(log.read(seq), BLOCK)):
        for row in rows:
            if row.seq != seq + 1:
                raise _missing(seq + 1)
            if not _fits(row, before, log.hall) or (row.seq == head.seq and row.hash != head.hash):
                raise _altered(row)
            before, seq = row.hash, row.seq
            end = Head(row.seq, row.at, row.hash)
            seen = seen or before == known
    if head.seq > seq:
        raise _missing(seq + 1)
    if not seen:
        raise Tampered(
            QT_TRANSLATE_NOOP(
                "Refusal",
                "The log never had the head {known}: it ends at event {seq}; event {next} and what followed is missing,"
                " or the whole log was rewritten.",
            ),
            known=known,
            seq=seq,
            next=seq + 1,
        )
    return end


def _fits(row: Row, before: str, hall: str) -> bool:
    try:
        return row.hall == hall and row.hash == digest(before, row)
    except (TypeError, ValueError):
        # Columns of a foreign type, or text that is no Unicode, were never written by us.
        return False


def _altered(row: Row) -> Tampered:
    return Tampered(
        QT_TRANSLATE_NOOP("Refusal", "Event {seq} ({kind}) is altered or out of its place."), seq=row.seq, kind=row.kind
    )


def _missing(seq: int) -> Tampered:
    return Tampered(QT_TRANSLATE_NOOP("Refusal", "Event {seq} is missing."), seq=seq)
