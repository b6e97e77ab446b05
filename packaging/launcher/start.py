"""Where a bundle begins: the program, or a process of its own that it starts."""

from __future__ import annotations

import sys

from reader.__main__ import main

if __name__ == "__main__":
    sys.exit(main())
