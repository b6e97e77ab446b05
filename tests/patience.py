"""How long tests wait: as long as it takes, under one limit for the whole run.

A limit on each wait tells how busy the machine is, not whether the code is right. What never comes is met
by the limit of the run, which shows where every thread stands.
"""

from __future__ import annotations

RUN_LIMIT = 3600
"""Seconds that a whole run may take; conftest.py ends one that takes longer."""
PATIENCE = 2 * RUN_LIMIT
"""Seconds that one wait may take: longer than the run, so that it is never what fails."""
