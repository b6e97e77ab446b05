"""Pages that were read right by rules made for them and that the page model reads wrongly: known, and to be won back.

The model learns from made-up pages; what these show is told by too few of them. Each is a whole page of its own kind.
A test that passes again says so (strict), and leaves this list.
"""

from __future__ import annotations

import pytest

MISREAD = {
    "test_paragraphs_with_empty_lines": ("_names_at_end", "_signed"),
    "test_heading_lines_apart": ("_signed", "_names_at_end"),
    "test_indented_columns": ("20-_names_at_end",),
    "test_names_above_a_text_whose_heading_follows_it": ("authors1",),
    "test_no_empty_lines_at_all": ("_pictures_too", "_box", "_correspondent"),
    "test_a_heading_of_four_lines_is_no_poem": (),
    "test_the_editors_remark_below_a_signed_letter": (),
    "test_a_notice_ends_with_its_office_and_day": (
        "\u68a7\u6eaa\u53bf\u4f9b\u6c34\u4e2d\u5fc3\n2023\u5e743\u67082\u65e5",
    ),
    "test_a_commentary_by_the_paper_itself": (),
    "test_a_caption_in_the_middle_of_a_paragraph_does_not_part_it": (),
    "test_page_numbers_at_the_foot": (),
    "test_articles": (
        "04-15.txt-page3",
        "04-15.txt-page2",
        "03-25.txt-page3",
        "03-05.txt-page4",
        "03-15.txt-page1",
    ),
}
"""Tests by name, with how their parameters end; none: all of them."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        name = getattr(item, "originalname", item.name)
        ends = MISREAD.get(name)
        shown = item.name.removeprefix(name).strip("[]").encode().decode("unicode_escape", "replace")
        if ends is not None and (not ends or shown.endswith(ends)):
            item.add_marker(pytest.mark.xfail(reason="the page model misreads it", strict=True))
