"""The lines of a file and how it is set, into labels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from reader.importers.layout.page_model.chain import likeliest, load_weights
from reader.importers.layout.page_model.features import page_features

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.layout.lines import Line
    from reader.importers.layout.page_model.labels import Label
    from reader.importers.layout.setting import Setting


def read_labels(
    lines: Sequence[Line], setting: Setting, more: Sequence[Sequence[str]] | None = None
) -> list[Label]:
    """The likeliest label of each line of a file; `more` are features of each line beside those of its text."""
    features = page_features(lines, setting)
    if more is not None:
        features = [[*own, *others] for own, others in zip(features, more, strict=True)]
    return likeliest(features, load_weights())
