"""What a line of a page can be, and what can follow what."""

from __future__ import annotations

from enum import StrEnum


class Label(StrEnum):
    """What a line is. The begun and the going-on of a thing of several lines are told apart."""

    MASTHEAD = "masthead"
    PAGE_HEAD = "page head"
    """The line or lines at the head of an inner page: its number and name, the day, who made it."""
    PAGE_FOOT = "page foot"
    ADVERTISEMENT = "advertisement"
    RUBRIC = "rubric"
    HEADING = "heading"
    HEADING_ON = "heading on"
    HEADING_BELOW = "heading below"
    """The first line of a heading that stands after its body."""
    HEADING_BELOW_ON = "heading below on"
    BYLINE = "byline"
    BYLINE_ON = "byline on"
    LEAD = "lead"
    """The first line of a text that begins with its byline or dateline."""
    FIRST = "first"
    """The first line of a text that begins an article without heading or byline above."""
    PARAGRAPH = "paragraph"
    PARAGRAPH_ON = "paragraph on"
    SUBHEADING = "subheading"
    VERSE = "verse"
    """A line that is a paragraph however short: of a poem, a price list, a programme."""
    CAPTION = "caption"
    CAPTION_ON = "caption on"
    CLOSING = "closing"
    """Below the text: who wrote it, from where, the office that gives it, a remark of the editors."""
    JUMP = "jump"
    """Where the text goes on."""
    REST = "rest"
    """Where the text comes from: 上接第1版."""
