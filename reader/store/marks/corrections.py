"""Corrections as rows of the marks file."""

from __future__ import annotations

import json
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from reader.core.corrections.changes import Correction
from reader.core.corrections.json_form import change_from, kind_of, payload_of

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

COLUMNS = "uid, made, paper, date, kind, articles, change, undone"


def correction(row: tuple[Any, ...]) -> Correction:
    """The correction of a row of COLUMNS."""
    uid, made, paper, day, kind, articles, change, undone = row
    told = change_from(kind, json.loads(articles), json.loads(change))
    return Correction(
        uid, datetime.fromisoformat(made), paper, date.fromisoformat(day), told, is_undone=bool(undone)
    )


def insert(connection: sqlite3.Connection, corrections: Iterable[Correction]) -> None:
    """Write corrections at the end; one whose uid is there is left as it is."""
    connection.executemany(
        f"INSERT INTO correction({COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        [_values(it) for it in corrections],
    )


def set_undone(connection: sqlite3.Connection, uid: str, is_undone: bool) -> Correction | None:
    """Undo a correction or do it again; None where there is none of this uid."""
    rows = connection.execute(
        f"UPDATE correction SET undone = ? WHERE uid = ? RETURNING {COLUMNS}", (is_undone, uid)
    ).fetchall()
    return correction(rows[0]) if rows else None


def drop(connection: sqlite3.Connection, uids: Iterable[str]) -> None:
    """Take corrections out."""
    connection.executemany("DELETE FROM correction WHERE uid = ?", [(uid,) for uid in uids])


def _values(it: Correction) -> tuple[object, ...]:
    change = it.change
    keys, payload = (json.dumps(told, ensure_ascii=False) for told in (list(change.keys), payload_of(change)))
    return (
        it.uid, it.made.isoformat(), it.paper, it.date.isoformat(), kind_of(change), keys, payload,
        it.is_undone,
    )  # fmt: skip
