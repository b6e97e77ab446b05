"""The form whose headline stands in the file's name, and whose text has the heading once more or none."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from reader.importers.formats.article_folder.body import is_led, stripped
from reader.importers.formats.article_folder.lines_form import read_lines_form
from reader.importers.formats.article_folder.markdown_form import Fields, heading_key, make_piece
from reader.importers.layout.lines import split_lines
from reader.importers.layout.masthead import read_masthead
from reader.importers.layout.page_headers import read_page_header
from reader.importers.layout.rules import rule

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.importers.formats.article_folder.piece import Piece

_TOP = 6
"""Lines in which the headline stands again, or a page says that it is one."""
_LONGEST_PAGE_NAME = 4
_PAGE_NAMES = rule(
    r"[版刊页]$|新闻$|要闻|综合|评论|广告|专题|特别报道|^(?:国际|国内|时事|本地|地方|社会|民生|文化|文艺|体育|经济|财经|教育|理论|科技|健康"
    r"|法治|生活|读书|视点|焦点|深度|人物|天下|时政|政治|市场|消费|旅游|娱乐|公益|周末|特稿|观点|声音|言论|内容|正文|全文)$"
)
_CUT = re.compile(r"[…·._\s-]*$")


def read_named_form(
    lines: Sequence[str], page: str, page_name: str | None, headline: str | None, *, is_one_of_several: bool
) -> Piece | None:
    """The article in a file named by its headline; None where the text is that of a page.

    `is_one_of_several`: of a page of the same day there is more than one file.
    """
    top = [bare for line in lines if (bare := stripped(line))][:_TOP]
    again = next((line for line in top if headline and _is_same(line, headline)), None)
    first_led = next((at for at, line in enumerate(lines) if is_led(line)), len(lines))
    is_headed_by_name = _is_worded(headline) or (_is_headline(headline) and _is_all_led(lines))
    if not again and (_is_page(top) or not (is_one_of_several or is_headed_by_name)):
        return None
    if first_led and first_led < _TOP + 2 and (again or not headline):
        return read_lines_form(_padded(lines, first_led, again), page)
    return make_piece(Fields(heading=again or headline or "", page=page, page_name=page_name), lines)


def _padded(lines: Sequence[str], first_led: int, again: str | None) -> list[str]:
    """The lines with kicker, headline and deck on one each, where they are told by where the headline stands."""
    above = [bare for line in lines[:first_led] if (bare := stripped(line))]
    if again is None or len(above) > 3:
        return list(lines)
    at = above.index(again)
    kicker, deck = " ".join(above[:at]), " ".join(above[at + 1 :])
    return [kicker, again, deck, *lines[first_led:]]


def _is_same(line: str, headline: str) -> bool:
    """Whether a line is the headline, of which a name may have only the beginning, and not every mark."""
    key, wanted = heading_key(line), heading_key(_CUT.sub("", headline))
    return bool(wanted) and (key == wanted or (len(wanted) > _LONGEST_PAGE_NAME and key.startswith(wanted)))


def _is_worded(headline: str | None) -> bool:
    """Whether what is left of a name is longer than pages' names are."""
    return headline is not None and len(heading_key(headline)) > _LONGEST_PAGE_NAME


def _is_headline(headline: str | None) -> bool:
    """Whether what is left of a name, however short, is not what pages are called."""
    return headline is not None and not _PAGE_NAMES.search(headline)


def _is_all_led(lines: Sequence[str]) -> bool:
    """Whether a text is nothing but led paragraphs: its heading can stand in the name only."""
    return all(is_led(line) for line in lines if stripped(line))


def _is_page(top: Sequence[str]) -> bool:
    """Whether a text begins with a masthead or a page's header."""
    lines = split_lines("\n".join(top))
    return read_masthead(lines).line_count > 0 or any(read_page_header(line) for line in top)
