"""Whether a paragraph ends where a full line happens to end with a sentence.

In text cut at a fixed measure a short line ends a paragraph; a full line that ends with a full stop may
or may not. What stands on both sides of it is then weighed, as in `wording`.
"""

from __future__ import annotations

from reader.importers.layout.rules import rule

_EVEN = 0.5
_SHORT, _LONG = 27, 60
"""Characters. Few paragraphs are one sentence long; a long one is likely to be over."""
_OPENERS = rule(
    r"“|——|据|目前|眼下|如今|同时|此外|另外|近年来|近日|今年|去年|截至|随后|记者|一是|首先|其次|最后|当天|傍晚|上午|下午|晚上|清晨|"
    r"会议(?:强调|指出|要求|认为)|当然|因此|接下来|下一步|除了|为了|\d{4}年|[\u4e00-\u9fff]{2,4}(?:强调|指出|要求|说)，"
)
_CONNECTIVES = rule(
    r"其中|但|而|可是|不过|后来|于是|所以|问题|这样的|这些|他(?:说|用|问|们)|她(?:说|用|问|们)|它|其|数据显示|以[\u4e00-\u9fff]{1,4}为例|[一二三]来"
)


def ends_here(text: str, after: str) -> bool:
    """Whether a paragraph that could end after `text` does, when `after` is the next line."""
    score = _EVEN
    if text.endswith(("”", "’", "」", "』")):
        score -= 2.5  # who spoke follows the words spoken
    if len(text) < _SHORT:
        score -= 1.5
    elif len(text) > _LONG:
        score += 0.5
    if _OPENERS.match(after):
        score += 1.5
    if _CONNECTIVES.match(after):
        score -= 1.0
    return score > 0
