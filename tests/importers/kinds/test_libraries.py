"""Pages as libraries hand them out."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from reader.importers import Choice
from tests.importers.kinds.cases import Case, assert_read

if TYPE_CHECKING:
    from pathlib import Path

CASES = (
    Case(
        "ALTO 2",
        {
            "0003.xml": (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                '<alto xmlns="http://www.loc.gov/standards/alto/ns-v2#"><Description><Measureme'
                'ntUnit>pixel</MeasurementUnit></Description><Layout><Page ID="P1" PHYSICAL_IMG'
                '_NR="1" HEIGHT="3000" WIDTH="2000"><PrintSpace HEIGHT="3000" WIDTH="2000" HPOS'
                '="0" VPOS="0"><TextBlock ID="b1" HEIGHT="100" WIDTH="900" HPOS="100" VPOS="100'
                '"><TextLine HEIGHT="30" WIDTH="900" HPOS="100" VPOS="100"><String HEIGHT="30" '
                'WIDTH="80" HPOS="100" VPOS="100" CONTENT="The"/><SP/><String HEIGHT="30" WIDTH'
                '="80" HPOS="200" VPOS="100" CONTENT="new"/><SP/><String HEIGHT="30" WIDTH="80"'
                ' HPOS="300" VPOS="100" CONTENT="bridge"/><SP/><String HEIGHT="30" WIDTH="80" H'
                'POS="400" VPOS="100" CONTENT="was"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="'
                '500" VPOS="100" CONTENT="opened"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="60'
                '0" VPOS="100" CONTENT="on"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="700" VPO'
                'S="100" CONTENT="Tuesday"/></TextLine></TextBlock></PrintSpace></Page></Layout'
                "></alto>"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": [None]})],
        choice=Choice(day=date(1898, 11, 10), paper="Valley Herald"),
    ),
    Case(
        "ALTO 3",
        {
            "0003.xml": (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                '<alto xmlns="http://www.loc.gov/standards/alto/ns-v3#"><Description><Measureme'
                'ntUnit>pixel</MeasurementUnit></Description><Layout><Page ID="P1" PHYSICAL_IMG'
                '_NR="1" HEIGHT="3000" WIDTH="2000"><PrintSpace HEIGHT="3000" WIDTH="2000" HPOS'
                '="0" VPOS="0"><TextBlock ID="b1" HEIGHT="100" WIDTH="900" HPOS="100" VPOS="100'
                '"><TextLine HEIGHT="30" WIDTH="900" HPOS="100" VPOS="100"><String HEIGHT="30" '
                'WIDTH="80" HPOS="100" VPOS="100" CONTENT="The"/><SP/><String HEIGHT="30" WIDTH'
                '="80" HPOS="200" VPOS="100" CONTENT="new"/><SP/><String HEIGHT="30" WIDTH="80"'
                ' HPOS="300" VPOS="100" CONTENT="bridge"/><SP/><String HEIGHT="30" WIDTH="80" H'
                'POS="400" VPOS="100" CONTENT="was"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="'
                '500" VPOS="100" CONTENT="opened"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="60'
                '0" VPOS="100" CONTENT="on"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="700" VPO'
                'S="100" CONTENT="Tuesday"/></TextLine></TextBlock></PrintSpace></Page></Layout'
                "></alto>"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": [None]})],
        choice=Choice(day=date(1898, 11, 10), paper="Valley Herald"),
    ),
    Case(
        "ALTO 4",
        {
            "0003.xml": (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                '<alto xmlns="http://www.loc.gov/standards/alto/ns-v4#"><Description><Measureme'
                'ntUnit>pixel</MeasurementUnit></Description><Layout><Page ID="P1" PHYSICAL_IMG'
                '_NR="1" HEIGHT="3000" WIDTH="2000"><PrintSpace HEIGHT="3000" WIDTH="2000" HPOS'
                '="0" VPOS="0"><TextBlock ID="b1" HEIGHT="100" WIDTH="900" HPOS="100" VPOS="100'
                '"><TextLine HEIGHT="30" WIDTH="900" HPOS="100" VPOS="100"><String HEIGHT="30" '
                'WIDTH="80" HPOS="100" VPOS="100" CONTENT="The"/><SP/><String HEIGHT="30" WIDTH'
                '="80" HPOS="200" VPOS="100" CONTENT="new"/><SP/><String HEIGHT="30" WIDTH="80"'
                ' HPOS="300" VPOS="100" CONTENT="bridge"/><SP/><String HEIGHT="30" WIDTH="80" H'
                'POS="400" VPOS="100" CONTENT="was"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="'
                '500" VPOS="100" CONTENT="opened"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="60'
                '0" VPOS="100" CONTENT="on"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="700" VPO'
                'S="100" CONTENT="Tuesday"/></TextLine></TextBlock></PrintSpace></Page></Layout'
                "></alto>"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": [None]})],
        choice=Choice(day=date(1898, 11, 10), paper="Valley Herald"),
    ),
    Case(
        "ALTO of the scanners' maker",
        {
            "0003.xml": (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                '<alto xmlns="http://schema.ccs-gmbh.com/ALTO"><Description><MeasurementUnit>pi'
                'xel</MeasurementUnit></Description><Layout><Page ID="P1" PHYSICAL_IMG_NR="1" H'
                'EIGHT="3000" WIDTH="2000"><PrintSpace HEIGHT="3000" WIDTH="2000" HPOS="0" VPOS'
                '="0"><TextBlock ID="b1" HEIGHT="100" WIDTH="900" HPOS="100" VPOS="100"><TextLi'
                'ne HEIGHT="30" WIDTH="900" HPOS="100" VPOS="100"><String HEIGHT="30" WIDTH="80'
                '" HPOS="100" VPOS="100" CONTENT="The"/><SP/><String HEIGHT="30" WIDTH="80" HPO'
                'S="200" VPOS="100" CONTENT="new"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="30'
                '0" VPOS="100" CONTENT="bridge"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="400"'
                ' VPOS="100" CONTENT="was"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="500" VPOS'
                '="100" CONTENT="opened"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="600" VPOS="'
                '100" CONTENT="on"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="700" VPOS="100" C'
                'ONTENT="Tuesday"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>'
            )
        },
        [("Valley Herald", "1898-11-10", {"3": [None]})],
        choice=Choice(day=date(1898, 11, 10), paper="Valley Herald"),
    ),
    Case(
        "ALTO without a namespace",
        {
            "0003.xml": (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                "<alto><Description><MeasurementUnit>pixel</MeasurementUnit></Description><Layo"
                'ut><Page ID="P1" PHYSICAL_IMG_NR="1" HEIGHT="3000" WIDTH="2000"><PrintSpace HE'
                'IGHT="3000" WIDTH="2000" HPOS="0" VPOS="0"><TextBlock ID="b1" HEIGHT="100" WID'
                'TH="900" HPOS="100" VPOS="100"><TextLine HEIGHT="30" WIDTH="900" HPOS="100" VP'
                'OS="100"><String HEIGHT="30" WIDTH="80" HPOS="100" VPOS="100" CONTENT="The"/><'
                'SP/><String HEIGHT="30" WIDTH="80" HPOS="200" VPOS="100" CONTENT="new"/><SP/><'
                'String HEIGHT="30" WIDTH="80" HPOS="300" VPOS="100" CONTENT="bridge"/><SP/><St'
                'ring HEIGHT="30" WIDTH="80" HPOS="400" VPOS="100" CONTENT="was"/><SP/><String '
                'HEIGHT="30" WIDTH="80" HPOS="500" VPOS="100" CONTENT="opened"/><SP/><String HE'
                'IGHT="30" WIDTH="80" HPOS="600" VPOS="100" CONTENT="on"/><SP/><String HEIGHT="'
                '30" WIDTH="80" HPOS="700" VPOS="100" CONTENT="Tuesday"/></TextLine></TextBlock'
                "></PrintSpace></Page></Layout></alto>"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": [None]})],
        choice=Choice(day=date(1898, 11, 10), paper="Valley Herald"),
    ),
    Case(
        "a page's address for folders",
        {
            "sn85058396/1898/11/10/ed-1/seq-3/ocr.xml": (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                '<alto xmlns="http://schema.ccs-gmbh.com/ALTO"><Description><MeasurementUnit>pi'
                'xel</MeasurementUnit></Description><Layout><Page ID="P1" PHYSICAL_IMG_NR="1" H'
                'EIGHT="3000" WIDTH="2000"><PrintSpace HEIGHT="3000" WIDTH="2000" HPOS="0" VPOS'
                '="0"><TextBlock ID="b1" HEIGHT="100" WIDTH="900" HPOS="100" VPOS="100"><TextLi'
                'ne HEIGHT="30" WIDTH="900" HPOS="100" VPOS="100"><String HEIGHT="30" WIDTH="80'
                '" HPOS="100" VPOS="100" CONTENT="The"/><SP/><String HEIGHT="30" WIDTH="80" HPO'
                'S="200" VPOS="100" CONTENT="new"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="30'
                '0" VPOS="100" CONTENT="bridge"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="400"'
                ' VPOS="100" CONTENT="was"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="500" VPOS'
                '="100" CONTENT="opened"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="600" VPOS="'
                '100" CONTENT="on"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="700" VPOS="100" C'
                'ONTENT="Tuesday"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>'
            )
        },
        [("Valley Herald", "1898-11-10", {"3": [None]})],
        choice=Choice(paper="Valley Herald"),
    ),
    Case(
        "a batch",
        {
            "batch_dlc_x_ver01/data/sn85058396/0028076395A/1898111001/0003.xml": (
                '<?xml version="1.0" encoding="UTF-8"?>\n'
                '<alto xmlns="http://schema.ccs-gmbh.com/ALTO"><Description><MeasurementUnit>pi'
                'xel</MeasurementUnit></Description><Layout><Page ID="P1" PHYSICAL_IMG_NR="1" H'
                'EIGHT="3000" WIDTH="2000"><PrintSpace HEIGHT="3000" WIDTH="2000" HPOS="0" VPOS'
                '="0"><TextBlock ID="b1" HEIGHT="100" WIDTH="900" HPOS="100" VPOS="100"><TextLi'
                'ne HEIGHT="30" WIDTH="900" HPOS="100" VPOS="100"><String HEIGHT="30" WIDTH="80'
                '" HPOS="100" VPOS="100" CONTENT="The"/><SP/><String HEIGHT="30" WIDTH="80" HPO'
                'S="200" VPOS="100" CONTENT="new"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="30'
                '0" VPOS="100" CONTENT="bridge"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="400"'
                ' VPOS="100" CONTENT="was"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="500" VPOS'
                '="100" CONTENT="opened"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="600" VPOS="'
                '100" CONTENT="on"/><SP/><String HEIGHT="30" WIDTH="80" HPOS="700" VPOS="100" C'
                'ONTENT="Tuesday"/></TextLine></TextBlock></PrintSpace></Page></Layout></alto>'
            )
        },
        [("Valley Herald", "1898-11-10", {"3": [None]})],
        choice=Choice(paper="Valley Herald"),
    ),
    Case(
        "the text of a page",
        {
            "Valley Herald/1898/11/10/ed-1/seq-3/ocr.txt": (
                "THE NEW BRIDGE OPENED.\n"
                "\n"
                "The new bridge was opened on Tuesday last before a large crowd of people from "
                "both banks of the river, who cheered as the first cart went over.\n"
                "\n"
                "The mayor spoke for an hour.\n"
            )
        },
        [("Valley Herald", "1898-11-10", {"3": ["THE NEW BRIDGE OPENED."]})],
    ),
)


@pytest.mark.parametrize("case", CASES, ids=str)
def test_pages_of_libraries_are_filed(case: Case, tmp_path: Path) -> None:
    assert_read(case, tmp_path)
