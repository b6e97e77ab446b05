"""What is copied for word processors."""

from __future__ import annotations

from reader.export import CitationStyle, citation_markup, quotation_markup
from tests.export.clippings import clip, written_by


def test_a_citation_says_its_language_and_nothing_in_it_is_a_tag() -> None:
    cited = citation_markup(clip(written_by("甲", headline="<b>1 & 2</b>")), CitationStyle.FOOTNOTE)
    assert cited == '<p lang="zh">甲：《&lt;b&gt;1 &amp; 2&lt;/b&gt;》，《柳溪报》2022年7月9日，第1版。</p>'
    assert 'lang="en"' in citation_markup(clip(title="The Bridge Gazette"), CitationStyle.GB2015)


def test_copied_words_are_a_block_with_their_paragraphs_over_the_citation() -> None:
    copied = quotation_markup(clip(), " 通了<。\n\n从此\n", CitationStyle.GB2025)
    assert copied.startswith('<blockquote><p>通了&lt;。</p><p>从此</p></blockquote><p lang="zh">——林小溪, ')
    assert copied.endswith("柳溪报，2022-07-09（1）.</p>")
