"""A query as SQL: which articles it finds, and in which of them the real words stand."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from reader.find import tokens, words
from reader.find.days import Days
from reader.find.folding import fold, fold_for_words
from reader.find.query import (
    Both,
    Either,
    Field,
    Listed,
    Mark,
    Marked,
    Near,
    PageNumber,
    Paper,
    Term,
    Without,
    terms_of,
)
from reader.store.archive import MARKS
from reader.store.ids import first_id, last_id

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

    from reader.find.query import Node


@dataclass(frozen=True, slots=True)
class Condition:
    """A piece of SQL with the values of its parameters.

    `{id}` in it stands for the article's id, `{id_of_list}` for the same where it is looked up in a list.
    """

    sql: str
    values: tuple[object, ...] = ()


@dataclass(frozen=True, slots=True)
class Members:
    """The articles found: rows of `table`, ids in its rowid, that meet all conditions."""

    table: str
    conditions: tuple[Condition, ...]

    def where(self, more: Iterable[Condition] = ()) -> Condition:
        """What stands after WHERE; `more` narrows it."""
        conditions = [*self.conditions, *more] or [Condition("1")]
        sql = " AND ".join(f"({condition.sql})" for condition in conditions)
        values = tuple(value for condition in conditions for value in condition.values)
        row_id = f"{self.table}.rowid"
        # A plus keeps SQLite from asking FTS5 anew for each id of a list that may be long.
        listed = row_id if self.table == "article" else f"+{row_id}"
        return Condition(sql.replace("{id}", row_id).replace("{id_of_list}", listed), values)


def members(connection: sqlite3.Connection, node: Node) -> Members:
    """Which articles a query finds.

    As much of it as can be is one expression for the table of pairs; single characters, days, papers and
    pages narrow what that gives.
    """
    parts = node.parts if isinstance(node, Both) else (node,)
    paired = {part: expression for part in parts if (expression := _pairs(part))}
    if paired:
        used: set[Node] = set(paired)
        drive = [Condition("gram MATCH ?", (_all_of(list(paired.values())),))]
    else:
        single = [part for part in parts if isinstance(part, Term)][:1]
        used = set(single)
        drive = [Condition("chr MATCH ?", (tokens.character(fold(term.text)),)) for term in single]
    table = "gram" if paired else "chr" if drive else "article"
    rest = (_condition(connection, part) for part in parts if part not in used)
    return Members(table, (*drive, *rest))


def of_title(title_id: int) -> Condition:
    """Articles of one paper, told by an index that holds nothing else."""
    return Condition(
        "EXISTS (SELECT 1 FROM article AS it WHERE it.title_id = ? AND it.id = {id})", (title_id,)
    )


@dataclass(frozen=True, slots=True)
class WordPlaces:
    """Expressions for the table of words: all terms as words in a heading, and as words anywhere.

    None where that can't be. `is_proof` says that whatever they match is found by the query, too.
    """

    heading: str | None
    anywhere: str | None
    is_proof: bool


def word_places(connection: sqlite3.Connection, node: Node) -> WordPlaces:
    """Where the terms of a query would have to stand as words."""
    phrases = {term: _phrase(connection, term.text) for term in terms_of(node)}
    return WordPlaces(
        _words(node, {term: _in_heading(term, phrase) for term, phrase in phrases.items()}),
        _words(node, {term: _anywhere(term, phrase) for term, phrase in phrases.items()}),
        is_proof=_is_plain(node)
        and all(term.field in (None, Field.HEAD) for term in phrases)
        and all(phrase == _whole(term.text) for term, phrase in phrases.items()),
    )


def _phrase(connection: sqlite3.Connection, text: str) -> str | None:
    """The words a term consists of: itself, where the index has it as a word, else as jieba cuts it.

    Most queries are one word, and need no dictionary. While it is being loaded by another thread, the
    others are not waited for: until then their hits count as characters.
    """
    phrase = _whole(text)
    if phrase is None:
        return None
    known = connection.execute("SELECT 1 FROM word WHERE word MATCH ? LIMIT 1", (phrase,)).fetchone()
    if known is not None or words.is_loading():
        return phrase
    return tokens.word_phrase(words.cut_query(fold_for_words(text)))


def _whole(text: str) -> str | None:
    """A text as one word."""
    return tokens.word_phrase([fold_for_words(text)])


def _in_heading(term: Term, phrase: str | None) -> str | None:
    return f"head : {phrase}" if phrase and term.field in (None, Field.HEAD) else None


def _anywhere(term: Term, phrase: str | None) -> str | None:
    columns = {None: "", Field.HEAD: "head : "}
    return f"{columns.get(term.field, 'body : ')}{phrase}" if phrase else None


def _words(node: Node, found: dict[Term, str | None]) -> str | None:
    """The expression in which each term is replaced by what was found for it."""
    if isinstance(node, Term):
        return found[node]
    if not isinstance(node, Both | Either):
        return None
    parts = [_words(part, found) for part in node.parts if isinstance(part, Term | Both | Either)]
    there = [part for part in parts if part]
    if isinstance(node, Either):
        return f"({' OR '.join(there)})" if there else None
    return f"({' AND '.join(there)})" if there and len(there) == len(parts) else None


def _is_plain(node: Node) -> bool:
    """Whether a query consists of terms alone, with nothing that shuts articles out."""
    if isinstance(node, Both | Either):
        return all(map(_is_plain, node.parts))
    return isinstance(node, Term)


def is_narrowed(near: Near) -> bool:
    """Whether the table of pairs can tell where two terms may be near, paragraphs' ends aside."""
    return near.one.field == near.other.field and all(
        len(fold(term.text)) > 1 for term in (near.one, near.other)
    )


def _pairs(node: Node) -> str | None:
    """The whole node as an expression for the table of pairs; None where that can't be."""
    if isinstance(node, Term):
        return _term(node)
    if isinstance(node, Near):
        column = f"{node.one.field.value} : " if node.one.field else ""
        phrases = " ".join(tokens.phrase(fold(term.text)) for term in (node.one, node.other))
        # A pair fewer than characters in each phrase: one more lies between.
        return f"{column}NEAR({phrases}, {node.distance + 1})"
    if isinstance(node, Either):
        choices = [_pairs(part) for part in node.parts]
        return f"({' OR '.join(filter(None, choices))})" if all(choices) else None
    if isinstance(node, Both):
        wanted = [_pairs(part) for part in node.parts if not isinstance(part, Without)]
        unwanted = [_pairs(part.part) for part in node.parts if isinstance(part, Without)]
        if wanted and all(wanted) and all(unwanted):
            return _all_of([it for it in wanted if it], [it for it in unwanted if it])
    return None


def _all_of(wanted: list[str], unwanted: list[str] | None = None) -> str:
    joined = f"({' AND '.join(wanted)})" if len(wanted) > 1 else wanted[0]
    return f"({joined} NOT ({' OR '.join(unwanted)}))" if unwanted else joined


def _term(term: Term) -> str | None:
    """A term as an expression for the table of pairs; a single character only within a field."""
    folded = fold(term.text)
    column = f"{term.field.value} : " if term.field else ""
    if len(folded) > 1:
        return f"{column}{tokens.phrase(folded)}"
    return f"{column}{tokens.character(folded)} *" if column else None


def _condition(connection: sqlite3.Connection, node: Node) -> Condition:
    """Any node as a condition on an id."""
    if isinstance(node, Both | Either):
        parts = [_condition(connection, part) for part in node.parts]
        word = " AND " if isinstance(node, Both) else " OR "
        sql = word.join(f"({part.sql})" for part in parts)
        return Condition(sql, tuple(value for part in parts for value in part.values))
    if isinstance(node, Without):
        part = _condition(connection, node.part)
        return Condition(f"NOT ({part.sql})", part.values)
    if isinstance(node, Term):
        return _term_condition(node)
    if isinstance(node, Days):
        return Condition("{id} BETWEEN ? AND ?", (first_id(node.first), last_id(node.last)))
    if isinstance(node, Near):
        match = _pairs(node)
        return Condition("{id_of_list} IN (SELECT rowid FROM gram WHERE gram MATCH ?)", (match,))
    return _place_condition(connection, node)


def _place_condition(connection: sqlite3.Connection, node: Node) -> Condition:
    if isinstance(node, Listed):
        return of_list(node.ids)
    if isinstance(node, Marked):
        return _marked(connection, node.mark)
    if isinstance(node, PageNumber):
        return _of_page(node)
    assert isinstance(node, Paper)  # noqa: S101 - NEAR has been looked up: checking.looked_up
    return _of_papers(connection, node)


def _term_condition(term: Term) -> Condition:
    expression = _term(term)
    if expression:
        return Condition("{id_of_list} IN (SELECT rowid FROM gram WHERE gram MATCH ?)", (expression,))
    match = tokens.character(fold(term.text))
    return Condition("{id_of_list} IN (SELECT rowid FROM chr WHERE chr MATCH ?)", (match,))


def _marked(connection: sqlite3.Connection, mark: Mark) -> Condition:
    """Articles by a person's marks; where the archive was opened without any, none bears one."""
    has_marks = any(name == MARKS for _at, name, _file in connection.execute("PRAGMA database_list"))
    if mark is Mark.UNREAD:
        read = (
            f"SELECT 1 FROM article AS it JOIN {MARKS}.read AS mark ON mark.key = it.key WHERE it.id = {{id}}"
        )
        return Condition(f"NOT EXISTS ({read})" if has_marks else "1")
    if mark is Mark.NOTE or not has_marks:
        return Condition("0")
    return Condition(
        f"{{id_of_list}} IN (SELECT it.id FROM {MARKS}.bookmark AS mark JOIN article AS it ON it.key = mark.key"
        f" UNION SELECT it.article_id FROM {MARKS}.bookmark AS mark JOIN absorbed AS it ON it.key = mark.key)"
    )


def of_list(ids: Iterable[int]) -> Condition:
    """Articles that are in a list."""
    return Condition("{id_of_list} IN (SELECT value FROM json_each(?))", (json.dumps(list(ids)),))


def _of_page(page: PageNumber) -> Condition:
    """Articles of the pages with a number, whatever the paper."""
    number = page.number.removeprefix("第").removesuffix("版").lstrip("0")
    return Condition(
        "EXISTS (SELECT 1 FROM article AS it JOIN page ON page.id = it.page_id"
        " WHERE it.id = {id} AND page.number = ? COLLATE NOCASE)",
        (number,),
    )


def _of_papers(connection: sqlite3.Connection, paper: Paper) -> Condition:
    wanted = fold(paper.name)
    titles = connection.execute("SELECT id, name FROM title").fetchall()
    fitting = [str(int(title_id)) for title_id, name in titles if wanted in fold(name)]
    return Condition(
        f"EXISTS (SELECT 1 FROM article AS it WHERE it.title_id IN ({', '.join(fitting)}) AND it.id = {{id}})"
    )
