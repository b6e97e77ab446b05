"""Article folders: a file an article, many to a day, as collectors of e-papers write them.

Four forms are known: `20200119-01-02.txt`, three heading lines and indented paragraphs; `1976-01-09_headline.md`,
headed by `###`; trees by day, with page and headline in the names of folders and files, as in
`1978/12/24/第1版 headline.txt` and `20200119/01版-要闻/headline.txt`; and a page a file, each of its articles headed by
`第1版(要闻)` and `专栏：`. All files of a day are one source, but for the last. Most do not name their paper.
"""
