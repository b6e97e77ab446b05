"""Where the checkout and what tests read of it lie."""

from __future__ import annotations

from pathlib import Path

CHECKOUT = Path(__file__).parents[1]
SAMPLES = CHECKOUT / "tests" / "samples"
ARCHIVES = CHECKOUT / "tests" / "archives"
SPECIMEN = CHECKOUT / "resources" / "specimen"
