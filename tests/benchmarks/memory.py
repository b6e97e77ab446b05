"""What memory a process takes, where the system tells it."""

from __future__ import annotations

from pathlib import Path


def tell_memory(when: str) -> None:
    """Print the most memory this process ever had, and how much of what it has now is its own alone."""
    told = Path("/proc/self/status")
    if told.exists():
        # What getrusage tells has the memory of the process that started this one in it.
        most, own = (
            int(told.read_text().partition(name)[2].split()[0]) // 1024 for name in ("VmHWM:", "RssAnon:")
        )
        print(f"peak memory {when}: {most} MB; now {own} MB are its own alone")
