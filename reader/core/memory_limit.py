"""How much memory this process may take: kept by the system where it can, else by a thread that watches."""

from __future__ import annotations

import os
import sys
import threading
import time

LOOKS_EVERY = 0.1
"""Seconds between two looks at the memory, where the system has no limit of its own."""
OUT_OF_MEMORY = 77
"""Exit code of a process that found out by itself that it takes too much."""

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    class _Counters(ctypes.Structure):
        """PROCESS_MEMORY_COUNTERS of psapi.h."""

        _fields_ = (
            ("cb", wintypes.DWORD),
            ("PageFaultCount", wintypes.DWORD),
            *((f"size{at}", ctypes.c_size_t) for at in range(7)),
            ("PeakPagefileUsage", ctypes.c_size_t),
        )

    def _most_taken() -> int:
        """The most bytes this process has held so far."""
        told = _Counters()
        told.cb = ctypes.sizeof(told)
        handle = wintypes.HANDLE(ctypes.windll.kernel32.GetCurrentProcess())
        ctypes.windll.kernel32.K32GetProcessMemoryInfo(handle, ctypes.byref(told), told.cb)
        return int(told.PeakPagefileUsage)

else:
    import resource

    def _most_taken() -> int:
        """The most bytes this process has held so far. macOS counts bytes, the BSDs KiB."""
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit


def limit_memory(memory: int) -> None:
    """Hold this process to so many bytes: by the system where it can, else by watching."""
    if sys.platform == "linux":
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        # What may be written to, not all addresses: a thread reserves 64 MB of those and uses a hundredth.
        resource.setrlimit(resource.RLIMIT_DATA, (memory, memory))
    else:
        threading.Thread(target=_watch, args=(memory,), daemon=True).start()


def _watch(memory: int) -> None:
    """End this process once it has taken more than it may."""
    while _most_taken() <= memory:
        time.sleep(LOOKS_EVERY)
    os._exit(OUT_OF_MEMORY)
