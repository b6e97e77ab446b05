"""The states of the chain: a label, and whether the article has named its author so far."""

from __future__ import annotations

from typing import NamedTuple

from reader.importers.layout.page_model.labels import Label

_OUTSIDE = frozenset(
    {
        Label.MASTHEAD,
        Label.PAGE_HEAD,
        Label.PAGE_FOOT,
        Label.ADVERTISEMENT,
        Label.RUBRIC,
        Label.HEADING,
        Label.HEADING_ON,
        Label.HEADING_BELOW,
        Label.HEADING_BELOW_ON,
    }
)
BEFORE = {
    Label.HEADING_ON: frozenset({Label.HEADING, Label.HEADING_ON}),
    Label.HEADING_BELOW: frozenset(
        {
            Label.PARAGRAPH,
            Label.PARAGRAPH_ON,
            Label.LEAD,
            Label.CLOSING,
            Label.CAPTION,
            Label.CAPTION_ON,
            Label.JUMP,
            Label.FIRST,
        }
    ),
    Label.HEADING_BELOW_ON: frozenset({Label.HEADING_BELOW, Label.HEADING_BELOW_ON}),
    Label.BYLINE_ON: frozenset({Label.BYLINE, Label.BYLINE_ON}),
    Label.PARAGRAPH_ON: frozenset(
        {
            Label.PARAGRAPH,
            Label.PARAGRAPH_ON,
            Label.LEAD,
            Label.FIRST,
            Label.REST,
            Label.CAPTION,
            Label.CAPTION_ON,
        }
    ),
    Label.CAPTION_ON: frozenset({Label.CAPTION, Label.CAPTION_ON}),
}
"""What must stand right before a label; anything where it is not named."""


class State(NamedTuple):
    """A label; `signed` tells of labels within an article whether its author was named, None of others."""

    label: Label
    signed: bool | None


def _states() -> tuple[State, ...]:
    found: list[State] = []
    for label in Label:
        if label in _OUTSIDE:
            found.append(State(label, None))
        elif label in {Label.BYLINE, Label.BYLINE_ON}:
            found.append(State(label, True))
        elif label is Label.FIRST:
            found.append(State(label, False))
        else:
            found += [State(label, False), State(label, True)]
    return tuple(found)


STATES = _states()


def can_follow(before: State, after: State) -> bool:
    """Whether a line may be `after` where the one above it is `before`."""
    needed = BEFORE.get(after.label)
    if needed is not None and before.label not in needed:
        return False
    if after.signed is None or after.label in {Label.BYLINE, Label.BYLINE_ON, Label.LEAD, Label.FIRST}:
        return True
    if after.label is Label.REST:
        return after.signed is False
    return after.signed is bool(before.signed)


def can_begin(state: State) -> bool:
    """Whether the first line of a page may be this."""
    return state.label not in BEFORE and (not state.signed or state.label in {Label.BYLINE, Label.LEAD})


def states_of(labels: list[Label], has_author: list[bool]) -> list[int]:
    """The places in `STATES` of a page's labels; `has_author` tells of each line whether a lead on it names one."""
    found: list[int] = []
    signed = False
    for label, named in zip(labels, has_author, strict=True):
        if label in _OUTSIDE:
            signed, state = False, State(label, None)
        else:
            if label in {Label.BYLINE, Label.BYLINE_ON}:
                signed = True
            elif label is Label.LEAD:
                signed = named
            elif label in {Label.FIRST, Label.REST}:
                signed = False
            state = State(label, signed)
        found.append(STATES.index(state))
    return found
