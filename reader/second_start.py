"""A second start hands over what it was to open to the window that is open already, and ends.

Which window that is goes by a lock that the first start holds as long as it lives: one for each person, home and
archive. It answers at a socket of its own (on Windows a pipe), to whoever knows the secret that lies beside the lock,
which that person alone can read. What a program left that was killed is in nobody's way: its lock went with it.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
import threading
import time
from binascii import crc32
from contextlib import closing, suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from reader.core.file_lock import take_lock
from reader.core.safe_file import replace_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection, Listener

ASKS_FOR = 10.0
"""Seconds in which a window that is being opened must answer; then another one is opened."""
_ASKS_EVERY = 0.05
_LONGEST_PATH = 100
"""Bytes of a socket's path: systems end at 104 or 108."""
_LONGEST_MESSAGE = 4 * 1024 * 1024
_ANSWERS_IN = 5.0
"""Seconds in which the two say what they have to say to each other."""
_TAKEN = b"taken"
_FAILURES = (OSError, EOFError, ValueError, LookupError, TypeError)
"""What goes wrong between two programs: nobody there, gone meanwhile, or not one of ours or of this version."""


@dataclass(frozen=True, slots=True)
class Start:
    """What a start was asked to open: whole paths, and links. `activation` lets its window come to the front."""

    sources: tuple[str, ...] = ()
    is_specimen: bool = False
    activation: str = ""


class FirstStart:
    """Holds the lock of the first start, and takes what later ones hand over; `close` ends both."""

    def __init__(self, folder: Path, name: str, lock: int) -> None:
        self._folder, self._name, self._lock = folder, name, lock
        self._listener: Listener | None = None
        self._thread: threading.Thread | None = None
        self._address = _address(folder, name)  # now: the folder of temporary files is another one later
        self._closed = threading.Event()
        self._secret = b""

    def listen(self, take: Callable[[Start], object]) -> None:
        """Tell `take`, on a thread of its own, of each start from now on. Where no socket can be made, of none."""
        from multiprocessing.connection import Listener  # noqa: PLC0415 - a start needs none of it

        self._secret = os.urandom(32)
        with suppress(OSError):
            if sys.platform != "win32":
                Path(self._address).unlink(missing_ok=True)  # of one that was killed: the lock is ours
            self._listener = Listener(self._address)
            if sys.platform != "win32":
                Path(self._address).chmod(0o600)
            replace_file(_secret_file(self._folder, self._name), self._secret, is_private=True)
            self._thread = threading.Thread(target=self._serve, args=(self._listener, take), daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Listen no more, and let another be the first."""
        self._closed.set()
        if self._thread is not None:
            with suppress(*_FAILURES):
                _connected(self._address).close()  # wakes it
            self._thread.join()
        if self._listener is not None:
            self._listener.close()
            _secret_file(self._folder, self._name).unlink(missing_ok=True)
        os.close(self._lock)

    def _serve(self, listener: Listener, take: Callable[[Start], object]) -> None:
        while not self._closed.is_set():
            with suppress(*_FAILURES), closing(listener.accept()) as connection:
                if not self._closed.is_set() and (start := _heard(connection, self._secret)) is not None:
                    take(start)
                    connection.send_bytes(_TAKEN)


def first_start(folder: Path, archive: Path) -> FirstStart | None:
    """Be the first start with this archive; None where another one lives. Where nothing can be locked, every one is."""
    name = _name(folder, archive)
    try:
        lock = take_lock(folder / f"{name}.lock")
    except OSError:
        lock = os.open(os.devnull, os.O_RDONLY)
    return None if lock is None else FirstStart(folder, name, lock)


def first_start_or_hand_over(folder: Path, archive: Path, start: Start) -> FirstStart | None:
    """Be the first start, or hand over to it: None once that is done.

    Where the first one does not answer for long, as one that asks something, a window of one's own is opened.
    """
    end = time.monotonic() + ASKS_FOR
    while (first := first_start(folder, archive)) is None:
        if hand_over(folder, archive, start):
            return None
        if time.monotonic() > end:
            return FirstStart(folder, "", os.open(os.devnull, os.O_RDONLY))
        time.sleep(_ASKS_EVERY)
    return first


def hand_over(folder: Path, archive: Path, start: Start) -> bool:
    """Tell the first start what to open; whether it has taken it."""
    name = _name(folder, archive)
    with suppress(*_FAILURES), closing(_connected(_address(folder, name))) as connection:
        secret = _secret_file(folder, name).read_bytes()
        _let_come_to_the_front()
        connection.send_bytes(_sealed(json.dumps(asdict(start)).encode(), secret))
        return connection.poll(_ANSWERS_IN) and connection.recv_bytes(len(_TAKEN)) == _TAKEN
    return False


def _connected(address: str) -> Connection:
    from multiprocessing.connection import Client  # noqa: PLC0415 - as above

    return Client(address)


def _heard(connection: Connection, secret: bytes) -> Start | None:
    """What another start says; None where it says nothing, or does not know the secret. Raises OSError, ValueError."""
    from hmac import compare_digest  # noqa: PLC0415 - as above

    if not connection.poll(_ANSWERS_IN):
        return None
    message = connection.recv_bytes(_LONGEST_MESSAGE)
    seal, said = message[:64], message[64:]
    if not said or not compare_digest(_sealed(said, secret)[:64], seal):
        return None
    told = json.loads(said)
    return Start(tuple(map(str, told["sources"])), bool(told["is_specimen"]), str(told["activation"]))


def _sealed(message: bytes, secret: bytes) -> bytes:
    """A message with what shows that who sends it knows the secret, 64 bytes before it."""
    from hmac import new  # noqa: PLC0415 - as above

    return new(secret, message, "sha256").hexdigest().encode() + message


def _name(folder: Path, archive: Path) -> str:
    """Another one for each home and each archive."""
    place = os.fsencode(folder.absolute()) + b"\0" + os.fsencode(archive.absolute())
    return f"window-{crc32(place):08x}"


def _address(folder: Path, name: str) -> str:
    """Where the first start listens: among the person's own files, or where that path is too long, in the system's."""
    if sys.platform == "win32":
        return rf"\\.\pipe\yuebao-{name}"
    beside = folder / f"{name}.socket"
    is_short = len(os.fsencode(beside)) < _LONGEST_PATH
    return str(beside if is_short else Path(tempfile.gettempdir()) / f"yuebao-{name}.socket")


def _secret_file(folder: Path, name: str) -> Path:
    return folder / f"{name}.secret"


def _let_come_to_the_front() -> None:
    """Windows lets a program come to the front only where the one in front allows it."""
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 - needed on one system only

        with suppress(OSError):
            ctypes.windll.user32.AllowSetForegroundWindow(-1)
