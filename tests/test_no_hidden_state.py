"""No module-level variable changes after import: what a thing needs is given to it.

The package's own source is walked. Told are `global` statements, tables of a module that a function of it changes,
attributes of other modules that are set, and caches that nobody has vouched for.
"""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

import pytest

from tests.checkout import CHECKOUT

if TYPE_CHECKING:
    from collections.abc import Iterator

PACKAGE = CHECKOUT / "reader"
ALLOWED = {
    # What nobody caught is told to the person: Python has one hook for it.
    "app.py: sets sys.excepthook",
    # A process speaks one language at a time, as gettext's own install() has it; worker processes are given theirs.
    "core/speech.py: global _current",
    "core/speech.py: global _chosen",
    # In a process of its own, before anything else: its temporary files go when it ends.
    "jobs/worker_process.py: sets tempfile.tempdir",
}
PURE = {
    # What they give depends on what they are given alone.
    "core/keys.py: _bare_title",
    "find/names.py: initials",
    "find/text/highlighting.py: _folded_pattern",
    "find/text/highlighting.py: _printed_pattern",
    "find/text/units.py: _length",
    "importers/formats/article_folder/naming.py: _collection_at",
    "importers/layout/bylines.py: _byline",
    "importers/layout/bylines.py: _is_deed",
    "importers/layout/bylines.py: _is_of_trade",
    "importers/layout/bylines.py: _printed",
    "importers/layout/joining.py: _runs",
    "importers/layout/lines.py: _width",
    "importers/layout/rules.py: rule",
    # Tables made once of what is written in the program or comes with it.
    "core/days/lunar.py: _months",
    "find/names.py: _letters",
    "find/text/folding.py: fold_stamp",
    "find/text/folding.py: folding_tables",
    "find/text/folding.py: _forms",
    "find/text/units.py: _table",
    "gui/widgets/theme.py: _families",
    "gui/widgets/theme.py: icon",
    "importers/formats/table.py: formats",
    "importers/formats/table.py: slow_endings",
    "importers/layout/rules.py: _variants",
    "importers/source/decoding.py: known_encodings",
    "importers/walk/stamps.py: _program_stamp",
}
"""Caches of functions that always give the same for the same."""
_MAKERS = {"dict", "list", "set", "deque", "defaultdict", "Counter", "OrderedDict", "WeakKeyDictionary",
           "WeakValueDictionary", "WeakSet", "local", "bytearray"}  # fmt: skip
_CHANGES = {"append", "appendleft", "add", "update", "setdefault", "pop", "popitem", "popleft", "clear", "extend",
            "insert", "remove", "discard", "sort", "reverse"}  # fmt: skip
_CACHES = {"cache", "lru_cache"}


def hidden_state(tree: ast.Module) -> Iterator[str]:
    """What of a module changes after it has been imported."""
    tables = {name for node in tree.body for name in _tables_made(node)}
    modules = {
        alias.asname or alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import)
        for alias in node.names
    }
    for function in (
        it for it in ast.walk(tree) if isinstance(it, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda)
    ):
        own = {arg.arg for arg in [*function.args.args, *function.args.kwonlyargs]}
        for node in ast.walk(function):
            if isinstance(node, ast.Global):
                yield from (f"global {name}" for name in node.names)
            elif (name := _changed(node)) in tables - own:
                yield f"changes {name}"
            yield from (f"sets {name}" for name in _attributes_set(node, modules))


def _tables_made(node: ast.stmt) -> Iterator[str]:
    """The names that a statement binds to something that can be changed."""
    if not isinstance(node, ast.Assign | ast.AnnAssign) or node.value is None:
        return
    value = node.value
    is_made = isinstance(value, ast.Dict | ast.List | ast.Set | ast.DictComp | ast.ListComp | ast.SetComp)
    if isinstance(value, ast.Call):
        is_made = _name_of(value.func) in _MAKERS
    targets = node.targets if isinstance(node, ast.Assign) else [node.target]
    yield from (it.id for it in targets if is_made and isinstance(it, ast.Name))


def _changed(node: ast.AST) -> str | None:
    """The name of what is changed in its place: name.append(…), name[…] = …, del name[…]."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in _CHANGES:
        return _plain(node.func.value)
    if isinstance(node, ast.Subscript) and isinstance(node.ctx, ast.Store | ast.Del):
        return _plain(node.value)
    return None


def _attributes_set(node: ast.AST, modules: set[str]) -> Iterator[str]:
    if isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store) and _plain(node.value) in modules:
        yield f"{_plain(node.value)}.{node.attr}"


def _plain(node: ast.AST) -> str | None:
    return node.id if isinstance(node, ast.Name) else None


def _name_of(node: ast.AST) -> str | None:
    return node.attr if isinstance(node, ast.Attribute) else _plain(node)


def caches(tree: ast.Module) -> Iterator[str]:
    """The functions of a module whose results are kept, however that is written."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            marks = (it.func if isinstance(it, ast.Call) else it for it in node.decorator_list)
            if any(_name_of(it) in _CACHES for it in marks):
                yield node.name
        elif (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Call)
            and _name_of(node.func.func) in _CACHES
        ):
            yield from filter(None, map(_plain, node.args))


def _told(find: object) -> set[str]:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 100
    trees = {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}
    return {f"{name}: {it}" for name, tree in trees.items() for it in find(tree)}  # type: ignore[operator]  # a function


def test_nothing_of_a_module_changes_after_import() -> None:
    assert _told(hidden_state) == ALLOWED


def test_each_cache_is_one_of_a_function_that_always_gives_the_same() -> None:
    assert _told(caches) == PURE


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("known = {}\ndef f(x):\n    known[x] = 1", "changes known"),
        ("known: list[int] = []\ndef f(x):\n    known.append(x)", "changes known"),
        ("known = weakref.WeakKeyDictionary()\nclass A:\n    def f(self):\n        known.setdefault(self, 1)",
         "changes known"),
        ("known = set()\nf = lambda x: known.add(x)", "changes known"),
        ("known = {}\ndef f(x):\n    del known[x]", "changes known"),
        ("n = 0\ndef f():\n    global n\n    n += 1", "global n"),
        ("import jieba\ndef f():\n    jieba.dt = None", "sets jieba.dt"),
    ],
)  # fmt: skip
def test_what_changes_is_told(source: str, wanted: str) -> None:
    assert set(hidden_state(ast.parse(source))) == {wanted}


@pytest.mark.parametrize(
    "source",
    [
        "known = {1: 2}\ndef f(x):\n    return known[x]",
        "def f(x):\n    known = {}\n    known[x] = 1",
        "known = []\ndef f(known):\n    known.append(1)",
    ],
)
def test_what_stays_is_not_told(source: str) -> None:
    assert not set(hidden_state(ast.parse(source)))


@pytest.mark.parametrize(
    "source", ["@lru_cache(8)\ndef f(): ...", "@functools.cache\ndef f(): ...", "g = lru_cache(maxsize=8)(f)"]
)
def test_a_cache_is_told_however_it_is_written(source: str) -> None:
    assert set(caches(ast.parse(source))) == {"f"}
