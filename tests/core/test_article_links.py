from __future__ import annotations

from pathlib import Path

import pytest

from reader.core.article_links import article_link, linked_article

KEY = "2022-07-09-0123456789abcdef"


def test_a_link_leads_to_its_article_also_when_it_came_as_a_path() -> None:
    assert linked_article(article_link(KEY)) == KEY
    assert linked_article(Path(article_link(KEY)).as_posix()) == KEY


@pytest.mark.parametrize(
    "text",
    [
        "yuebao://article/",
        f"yuebao://issue/{KEY}",
        f"http://article/{KEY}",
        f"yuebao://article/../{KEY}",
        KEY,
    ],
)
def test_nothing_else_is_a_link(text: str) -> None:
    assert linked_article(text) is None
