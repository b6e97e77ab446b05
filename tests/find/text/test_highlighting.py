from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reader.find.search import highlight_spans
from reader.find.text.highlighting import SNIPPET, opening, snippet
from reader.find.text.patterns import SoughtText
from tests.find.paper import asked_for, plain_fold


def lit(text: str, query: str) -> list[str]:
    return [text[span.start : span.end] for span in highlight_spans(text, query)]


@pytest.mark.parametrize(
    ("text", "query", "found"),
    [
        ("體育新聞與体育", "体育", ["體育", "体育"]),
        ("体　育", "體育", ["体　育"]),
        ("ＡＢＣ abc", "abc", ["ＡＢＣ", "abc"]),
        ("产品和服务", "和服 服务", ["和服务"]),
        ("哈哈哈 哈", "哈哈", ["哈哈哈 哈"]),
        ("一二。三四", "二。三", ["二。三"]),
        ("一二\n三四", "二三", []),
        ("一二\u2029三四", "二三 三四", ["三四"]),
        ("服务业，物流", "服务业 -物流", ["服务业"]),
        ("标题里", "标题:标题 作者:里", ["标题", "里"]),
        ("说“和服”", "“和服”", ["和服"]),
        ("“一带一路”倡议，「一帶」一路", "一带一路倡议 一带一路", ["一带一路”倡议", "一帶」一路"]),
        ("“五·四”运动和“五四”运动", '"五四"', ["五四"]),
        ("“五·四”运动和“五四”运动", '"“五·四”"', ["“五·四”"]),
        ("新　 橋和新桥", '"新 桥"', ["新　 橋"]),
        ("买买提·艾力", "买买提艾力", ["买买提·艾力"]),
        ("买买提·艾力", "买买提艾力 字形:原样", []),
        ("买买提·艾力", "买买提·艾力 字形:原样", ["买买提·艾力"]),
        ("买买提·艾力", "买买提•艾力 字形:原样", []),
        ("ofﬁcers, ﬂag", "fi", ["ﬁ"]),
        ("ofﬁcers, ﬂag", "fic la", ["ﬁc", "ﬂa"]),
        ("Café cafe\u0301s", "cafe", ["Café", "cafe\u0301"]),
        ("co\u00adoperative", '"cooperative" operat', ["co\u00adoperative"]),
        ("COVID‑19", "covid-19", ["COVID‑19"]),
        ("⼈⺠，①月", "人民 1月", ["⼈⺠", "①月"]),
        ("《茶馆》和《家》", "《》", []),
        ("《茶馆》和《家》", "》", ["》", "》"]),
        ("看《 》", "《》", ["《 》"]),
        ("", "和服", []),
        ("和服", "", []),
    ],
)
def test_lit_as_printed(text: str, query: str, found: list[str]) -> None:
    assert lit(text, query) == found


@given(
    st.text(alphabet="和服务體体育Aaﬁfié“”·①1\u0301\u00ad　 \n。", max_size=40),
    st.text(alphabet="和服体體Afi1ﬁ。“", min_size=1, max_size=3).filter(plain_fold),
)
def test_every_occurrence_is_lit_and_nothing_else(text: str, term: str) -> None:
    wanted = plain_fold(term)
    places: set[int] = set()
    start = 0
    for part in text.split("\n"):
        origins = [at for at, letter in enumerate(part) for _ in plain_fold(letter)]
        folded = plain_fold(part)
        for at in range(len(folded) - len(wanted) + 1):
            if folded.startswith(wanted, at):
                end = origins[at + len(wanted) - 1] + 1
                while part[end : end + 1] == "\u0301":
                    end += 1
                places.update(range(start + origins[at], start + end))
        start += len(part) + 1
    spans = highlight_spans(text, asked_for(term))
    assert {at for span in spans for at in range(span.start, span.end)} == places
    assert all(one.end <= other.start for one, other in pairwise(spans))


def test_densest_window_is_shown() -> None:
    thin = "物流的事以后再说。" + "这里什么也没有写。" * 20
    dense = "开头的话不要紧。" * 10 + "服务业与物流相连，服务业靠物流。" + "结尾的话也不要紧。" * 10
    shown = snippet(
        [thin, dense],
        (SoughtText("服务业"), SoughtText("物流")),
    )
    assert shown is not None
    lit_texts = [shown.text[span.start : span.end] for span in shown.spans]
    assert lit_texts == ["服务业", "物流", "服务业", "物流"]
    assert shown.text.startswith("开头的话不要紧。")
    assert len(shown.text) <= SNIPPET + 2


def test_cut_in_mid_sentence_is_shown() -> None:
    text = "长句" * 80 + "茶" + "没完" * 80
    shown = snippet([text], (SoughtText("茶"),))
    assert shown is not None
    assert shown.text[0] == shown.text[-1] == "…"
    assert [shown.text[span.start : span.end] for span in shown.spans] == ["茶"]


def test_short_text_is_shown_whole() -> None:
    shown = snippet(["　　新茶上市。"], (SoughtText("茶"),))
    assert shown is not None
    assert shown.text == "新茶上市。"
    assert opening(["　　新茶上市。"]).text == "新茶上市。"
    assert opening([]).text == ""


@given(st.text(alphabet="茶。，一二三　", max_size=300))
def test_snippet_is_cut_out_of_the_text_and_has_the_hit(text: str) -> None:
    shown = snippet([text], (SoughtText("茶"),))
    assert (shown is not None) == ("茶" in text)
    if shown is not None:
        assert shown.text.strip("…") in text
        assert shown.spans
