"""Articles in JSON: a day with its pages, a list of articles, an article a line, the data of e-papers made by scripts.

Seen in public: `{"date", "pages": [{"page", "articles": [{"title", "author", "content"}]}]}` of crawlers; `index.json`
with `paperInfo` › `xyList`; `navi.json` with `pages` › `articleList`, each article's text in `article/<id>.json`;
lists with `onePageArticleList` or `pageNo`. None of these names is asked for: what an object is, is told by what
stands in it.
"""

KIND = "json"
"""The kind of its sources."""
