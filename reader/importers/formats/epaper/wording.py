"""Text from between tags: white space as print has it, lines where blocks begin and end."""

from __future__ import annotations

import re
from html import unescape
from itertools import pairwise
from typing import TYPE_CHECKING

from reader.importers.layout.rules import rule
from reader.importers.source.html_tokens import Kind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from reader.importers.source.html_tokens import Token

BLOCKS = frozenset(
    [
        "address",
        "article",
        "aside",
        "blockquote",
        "br",
        "body",
        "caption",
        "center",
        "dd",
        "div",
        "dl",
        "dt",
        "figcaption",
        "figure",
        "footer",
        "form",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "header",
        "hr",
        "li",
        "main",
        "map",
        "nav",
        "ol",
        "p",
        "pre",
        "section",
        "table",
        "tbody",
        "td",
        "tfoot",
        "th",
        "thead",
        "tr",
        "ul",
    ]
)
"""Elements that begin a line of their own."""
_SILENT = frozenset(["option", "select", "textarea", "noscript", "title", "button"])
"""Elements whose text is no part of the page's."""
_SPACES = re.compile(r"[ \t\r\n\f\v\xa0]+")
_WIDE = r"\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef\u201c\u201d\u2018\u2019\u2026\u2014"
_BETWEEN = re.compile(rf"(?<=[{_WIDE}])[ \t]*[\r\n]+[ \t]*(?=[{_WIDE}])")
"""A line's end in the source between two Chinese characters is no space."""
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060\ufeff\x00-\x08\x0e-\x1f\x7f]")
_EDGES = " \t\u3000\u2002\u2003\xa0"
_RAW = re.compile(r"<(?:script|style)\b", re.IGNORECASE)
_RAW_END = re.compile(r"</(?:script|style)\b[^<>]{0,20}>", re.IGNORECASE)
_INDENT = re.compile("[\u3000\u2003]{2,}")
_ENDS = "。！？…!?"
_CLOSES = "”’」』）)"
_TAG = re.compile(r"<[^<>]{0,300}>")


_WAY = rule(
    r"(?:[上下前后][一]?[版期篇页日]|返回|回到|首页|目录|版面(?:导航|目录|概览)|往期|更多|打印|放大|缩小|默认|收藏|分享|关闭|订阅"
    r"|登录|注册|PDF|下载|联系我们|关于我们|版权)"
)
_LONGEST_WAY = 12
_COPYRIGHT = rule(
    r"版权所有|版权声明|许可证|Copyright|©|ICP备|公网安备|未经.{0,12}(?:授权|许可|同意)|技术支持|备案号",
    re.IGNORECASE,
)


def is_way(text: str) -> bool:
    """Whether a link or a line only leads elsewhere: 上一版, 返回目录, PDF版."""
    return len(text) <= _LONGEST_WAY and _WAY.search(text) is not None


def is_notice(text: str) -> bool:
    """Whether a line is what sites print below their pages: whose the rights are, and by what licence."""
    return _COPYRIGHT.search(text) is not None


def flow(text: str) -> str:
    """A text on one line, without the white space around it."""
    return _SPACES.sub(" ", _BETWEEN.sub("", _INVISIBLE.sub("", text))).strip(_EDGES)


def split_indented(text: str) -> list[str]:
    """The paragraphs of a text, which may tell them by nothing but the two wide spaces before each."""
    cuts = [
        found.start()
        for found in _INDENT.finditer(text)
        if _may_end(text[max(0, found.start() - 40) : found.start()])
    ]
    bounds = pairwise((0, *cuts, len(text)))
    return [paragraph for start, stop in bounds if (paragraph := flow(text[start:stop]))]


def _may_end(before: str) -> bool:
    """Whether a paragraph may end here: with a line in the source, or with a sentence."""
    bare_end = before.rstrip(" \t\xa0")
    return bare_end.endswith(("\n", "\r")) or bare_end.rstrip(_CLOSES).endswith(tuple(_ENDS))


def bare(text: str) -> str:
    """A field's text on one line: tags and scripts off, entities decoded, also where written twice."""
    return flow(unescape(_TAG.sub(" ", _without_scripts(unescape(text)))))


def _without_scripts(text: str) -> str:
    parts: list[str] = []
    at = 0
    while found := _RAW.search(text, at):
        parts.append(text[at : found.start()])
        end = _RAW_END.search(text, found.end())
        at = end.end() if end else len(text)
    return "".join((*parts, text[at:]))


def read_lines(tokens: Iterable[Token], *, links: bool) -> list[str]:
    """The lines of text among tokens; those of links only where `links`."""
    lines: list[str] = []
    words: list[str] = []
    silent = ""
    for token in tokens:
        if silent:
            silent = "" if token.is_end(silent) else silent
        elif token.kind is Kind.START and (token.text in _SILENT or (token.text == "a" and not links)):
            silent = token.text
        elif token.kind is Kind.TEXT:
            words.append(token.text)
        if token.kind in {Kind.START, Kind.END} and (token.text in BLOCKS or silent):
            lines.append("".join(words))
            words = []
    return [line for raw in (*lines, "".join(words)) if (line := flow(raw))]


def plain(text: str | None) -> str:
    """Letters and digits alone: what two writings of one headline have in common."""
    return "".join(filter(str.isalnum, text or ""))
