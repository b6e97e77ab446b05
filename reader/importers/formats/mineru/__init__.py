"""MinerU's content_list.json: the blocks of a recognised PDF in reading order, with page and place.

https://opendatalab.github.io/MinerU/reference/output_files/ says what it looks like: `type`, `text`, `text_level`,
`page_idx` (from 0), `bbox` in thousandths of the page. Newer ones have a list for each page. The lists of dots.ocr
(`category`) and PaddleOCR (`parsing_res_list` of `block_label` and `block_content`) are read alike.
"""

KIND = "mineru"
"""The kind of its sources."""
