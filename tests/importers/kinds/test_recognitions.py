"""Pages as programs that recognise scans, and scholars, write them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "TEI, breaks of pages",
        {
            "a.xml": (
                "<?xml version='1.0' encoding='UTF-8'?><TEI xmlns='http://www.tei-c.org/ns/1.0'"
                "><teiHeader><fileDesc><titleStmt><title>青河日报</title></titleStmt><publicati"
                "onStmt><p/></publicationStmt><sourceDesc><bibl><title>青河日报</title><date wh"
                "en='2019-03-02'/></bibl></sourceDesc></fileDesc></teiHeader><text><body><pb n="
                "'1'/><div type='article'><head>戏台又热闹起来</head><byline>本报记者 沈小满</b"
                "yline><p>入秋以后，戏台又热闹起来。</p></div><pb n='2'/><div type='article'><h"
                "ead>渡口换新船</head><p>渡口换了新船。</p></div></body></text></TEI>"
            )
        },
        [("青河日报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
        authors={"戏台又热闹起来": ["沈小满"]},
    ),
    Case(
        "TEI, divisions for pages",
        {
            "a.xml": (
                "<?xml version='1.0' encoding='UTF-8'?><TEI xmlns='http://www.tei-c.org/ns/1.0'"
                "><teiHeader><fileDesc><titleStmt><title>青河日报</title></titleStmt><publicati"
                "onStmt><p/></publicationStmt><sourceDesc><bibl><title>青河日报</title><date wh"
                "en='2019-03-02'/></bibl></sourceDesc></fileDesc></teiHeader><text><body><div t"
                "ype='page' n='1'><div><head>戏台又热闹起来</head><p>入秋以后，<lb/>戏台又热闹"
                "起来。</p></div></div><div type='page' n='2'><div><head>渡口换新船</head><p>渡"
                "口换了新船。</p></div></div></body></text></TEI>"
            )
        },
        [("青河日报", "2019-03-02", {"1": ["戏台又热闹起来"], "2": ["渡口换新船"]})],
    ),
    Case(
        "TEI named after its scan",
        {
            "青河日报/2019-03-02/a.xml": (
                "<?xml version='1.0' encoding='UTF-8'?><TEI xmlns='http://www.tei-c.org/ns/1.0'"
                "><teiHeader><fileDesc><titleStmt><title>scan</title></titleStmt></fileDesc></t"
                "eiHeader><text><body><pb facs='#f1' n='1'/><div><head>戏台又热闹起来</head><ab"
                "><lb n='1'/>入秋以后，戏台又热<lb break='no'/>闹起来。</ab></div></body></text"
                "></TEI>"
            )
        },
        [("青河日报", "2019-03-02", {"1": ["戏台又热闹起来"]})],
        paragraphs={"戏台又热闹起来": ["入秋以后，戏台又热闹起来。"]},
    ),
    Case(
        "MinerU, a list a page",
        {
            "青河日报2019-03-02_content_list_v2.json": (
                '[[{"type": "title", "content": {"title_content": [{"type": "text", "content": '
                '"戏台又热闹起来"}], "level": 1}, "bbox": [1, 1, 2, 2]}, {"type": "paragraph", '
                '"content": {"paragraph_content": [{"type": "text", "content": "入秋以后，戏台'
                '又热闹起来。"}]}, "bbox": [1, 1, 2, 2]}]]'
            )
        },
        [("青河日报", "2019-03-02", {"1": ["戏台又热闹起来"]})],
    ),
    Case(
        "dots.ocr",
        {
            "青河日报2019-03-02.json": (
                '[{"bbox": [1, 1, 9, 9], "category": "Page-header", "text": "青河日报 2019年3月'
                '2日"}, {"bbox": [1, 10, 9, 19], "category": "Title", "text": "# 戏台又热闹起来'
                '"}, {"bbox": [1, 20, 9, 29], "category": "Text", "text": "入秋以后，戏台又热闹'
                '起来。"}, {"bbox": [1, 30, 9, 39], "category": "Section-header", "text": "## '
                '渡口换新船"}, {"bbox": [1, 40, 9, 49], "category": "Text", "text": "渡口换了新'
                '船，能坐四十个人。"}]'
            )
        },
        [("青河日报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"]})],
    ),
    Case(
        "PaddleOCR",
        {
            "青河日报2019-03-02.json": (
                '{"input_path": "a.png", "page_index": 0, "parsing_res_list": [{"block_label": '
                '"doc_title", "block_content": "戏台又热闹起来", "block_bbox": [1, 1, 2, 2]}, {'
                '"block_label": "text", "block_content": "入秋以后，戏台又热闹起来。", "block_b'
                'box": [1, 3, 2, 4]}, {"block_label": "paragraph_title", "block_content": "渡口'
                '换新船", "block_bbox": [1, 5, 2, 6]}, {"block_label": "text", "block_content":'
                ' "渡口换了新船。", "block_bbox": [1, 7, 2, 8]}]}'
            )
        },
        [("青河日报", "2019-03-02", {"1": ["戏台又热闹起来", "渡口换新船"]})],
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_blocks_and_divisions_become_articles(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
