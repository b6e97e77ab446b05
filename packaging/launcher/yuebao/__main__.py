"""`python -m yuebao`."""

from __future__ import annotations

import sys

from yuebao import main

if __name__ == "__main__":
    sys.exit(main())
