from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from reader.core.paper import Article, Author
from reader.export import plain_text
from reader.export.text import SEPARATOR
from tests.export.clippings import BRIDGE, clip, written_by

WORDS = st.text(alphabet="桥路 水\u3000a，", min_size=1).filter(str.strip)


def test_a_whole_article() -> None:
    assert plain_text([clip(page_name="要闻")]) == (
        "柳溪报　2022年7月9日　第1版　要闻\n"
        "\n"
        "【民生】\n"
        "三年等待 一朝通行\n"
        "石桥修好了 南岸的孩子不再绕路\n"
        "镇里说 明年再修北桥\n"
        "记者 林小溪 周远；通讯员 何田\n"
        "\n"
        "　　本报讯 七月初，柳溪镇的石桥通行了。\n"
        "　　从此上学只要一刻钟。\n"
    )


def test_what_an_article_lacks_leaves_no_gap() -> None:
    assert (
        plain_text([clip(Article(paragraphs=("通了。",)))]) == "柳溪报　2022年7月9日　第1版\n\n　　通了。\n"
    )
    assert plain_text([clip(Article(headline="通了"))]) == "柳溪报　2022年7月9日　第1版\n\n通了\n"


def test_articles_are_clearly_apart() -> None:
    first, second = clip(written_by()), clip(written_by(), page_number="2")
    assert plain_text([first, second]) == plain_text([first]) + SEPARATOR + plain_text([second])
    assert plain_text([]) == ""


def test_a_dateline_is_there_once() -> None:
    apart = Article(dateline="本报柳溪7月8日电", paragraphs=("桥通了。", "人笑了。"))
    within = Article(dateline="本报柳溪7月8日电", paragraphs=("本报柳溪7月8日电 桥通了。",))
    assert "\n　　本报柳溪7月8日电　桥通了。\n　　人笑了。\n" in plain_text([clip(apart)])
    assert plain_text([clip(within)]).count("本报柳溪7月8日电") == 1


def test_a_text_cut_short_says_so() -> None:
    assert plain_text([clip(replace(BRIDGE, truncated=True))]).endswith(
        "刻钟。\n　　[The text breaks off here; the rest may be on another page.]\n"
    )


def test_a_paper_in_latin_script_is_named_in_its_own_way() -> None:
    text = plain_text(
        [clip(Article(headline="The bridge", authors=(Author("A. Reed"),)), title="Willow Times")]
    )
    assert text == "Willow Times　2022-07-09　page 1\n\nThe bridge\nA. Reed\n"


@given(st.lists(st.lists(WORDS, min_size=1), min_size=1))
def test_every_paragraph_of_every_article_is_there(articles: list[list[str]]) -> None:
    text = plain_text(clip(Article(paragraphs=tuple(paragraphs))) for paragraphs in articles)
    expected = [f"　　{paragraph.strip()}" for paragraphs in articles for paragraph in paragraphs]
    assert [line for line in text.split("\n") if line.startswith("　　")] == expected
    assert text.count(SEPARATOR) == len(articles) - 1
