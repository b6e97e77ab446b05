"""HTML tokens: where a comment ends, and what is told where it never does."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from reader.core.findings.codes import Code
from reader.importers import read_source
from reader.importers.source.html_tokens import Kind, read_markup

if TYPE_CHECKING:
    from pathlib import Path

    from reader.importers.source.html_tokens import Token


def texts(tokens: list[Token]) -> list[tuple[Kind, str]]:
    return [(token.kind, token.text) for token in tokens]


@pytest.mark.parametrize(
    ("comment", "held"),
    [("<!-- x -->", " x "), ("<!-- x --!>", " x "), ("<!-->", ""), ("<!--->", ""), ("<!---->", ""),
     ("<!--a--b-->", "a--b"), ("<!-- > -->", " > ")],
)  # fmt: skip
def test_the_text_behind_a_comment_is_kept(comment: str, held: str) -> None:
    assert texts(read_markup(f"桥{comment}通")) == [
        (Kind.TEXT, "桥"),
        (Kind.COMMENT, held),
        (Kind.TEXT, "通"),
    ]


def test_a_comment_that_never_ends_is_told(tmp_path: Path) -> None:
    *_before, last = read_markup("桥<!-- 通了")
    assert (last.kind, last.text, last.is_open) == (Kind.COMMENT, " 通了", True)
    body = (
        "<founder-date>2023-04-11</founder-date><p>2023年4月11日 星期二</p><founder-title>桥</founder-title>"
    )
    page = f"<html>{body}<!--enpcontent--><p>石桥修好了。</p><!--/enpcontent--><!-- 责任编辑"
    (tmp_path / "content_1.htm").write_text(page, "utf-8")
    reading = read_source(tmp_path / "content_1.htm")
    assert reading.issue
    assert Code.ARTICLE_BREAKS_OFF in {finding.code for finding in reading.findings}


def test_unended_comments_are_gone_over_once() -> None:
    """Each would be searched for to the end of the file otherwise."""
    assert len(read_markup("<!--" * 200_000)) == 1
