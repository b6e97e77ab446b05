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
    # The same of the program itself, put back at its end.
    "scratch.py: sets tempfile.tempdir",
}
VOUCHED_FOR = {
    # What comes with the program is read once.
    "gui/widgets/theme.py: icon",
    "importers/layout/heading_weights.py: learned_weights",
    "importers/layout/common_words.py: common_words",
    # Weights that come with the program, summed for what a line shows: values that never change.
    "importers/layout/page_model/chain.py: _into",
    "importers/layout/page_model/labelling.py: _said",
    # Questions about a text alone: each that is remembered is checked by itself where it stands.
    "importers/layout/remembered.py: ask",
    # Patterns made of a term and the tables of folding, which are constants.
    "find/text/highlighting.py: fold",
    "find/text/patterns.py: _ignored",
    "find/text/patterns.py: _pattern_of",
    "importers/walk/stamps.py: _program_stamp",
}
"""Caches of functions that read more than they are given, and yet always give the same."""
_MAKERS = {"dict", "list", "set", "deque", "defaultdict", "Counter", "OrderedDict", "WeakKeyDictionary",
           "WeakValueDictionary", "WeakSet", "local", "bytearray"}  # fmt: skip
_CHANGES = {"append", "appendleft", "add", "update", "setdefault", "pop", "popitem", "popleft", "clear", "extend",
            "insert", "remove", "discard", "sort", "reverse"}  # fmt: skip
_NEVER_CHANGE = {"str", "int", "float", "bool", "bytes", "date", "Path", "Colour"}
_VARY = {"_", "ngettext", "environ", "getenv", "now", "today", "time", "stat", "exists", "open", "read_text",
         "read_bytes", "execute", "random"}  # fmt: skip


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


def unsure_caches(tree: ast.Module) -> Iterator[str]:
    """The functions whose results are kept and that may give another one for the same: see `_may_vary`."""
    functions = {node.name: node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)}
    kept = {name for name, node in functions.items() if any(map(_is_cache, node.decorator_list))}
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Call) and _is_cache(node.func):
            kept |= {name for name in map(_plain, node.args) if name}
    yield from (name for name in sorted(kept) if name not in functions or _may_vary(functions[name]))


def _is_cache(node: ast.AST) -> bool:
    return _name_of(node.func if isinstance(node, ast.Call) else node) in {"cache", "lru_cache"}


def _may_vary(function: ast.FunctionDef) -> bool:
    """Whether it is given what can change, or speaks the person's language, or looks at files or the clock."""
    given = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    names = {name for node in ast.walk(function) if (name := _name_of(node))}
    return any(_name_of(it.annotation) not in _NEVER_CHANGE for it in given if it.annotation) or bool(
        names & _VARY
    )


def _told(find: object) -> set[str]:
    files = sorted(PACKAGE.rglob("*.py"))
    assert len(files) > 100
    trees = {file.relative_to(PACKAGE).as_posix(): ast.parse(file.read_text("utf-8")) for file in files}
    return {f"{name}: {it}" for name, tree in trees.items() for it in find(tree)}  # type: ignore[operator]  # a function


def test_nothing_of_a_module_changes_after_import() -> None:
    assert _told(hidden_state) == ALLOWED


def test_each_cache_is_one_of_a_function_that_always_gives_the_same() -> None:
    assert _told(unsure_caches) == VOUCHED_FOR


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


@pytest.mark.parametrize("cache", ["@cache", "@lru_cache(maxsize=8)", "@functools.cache"])
@pytest.mark.parametrize(
    "function", ["def f(x: Archive): ...", "def f(x: list[str]): ...", "def f(x: str):\n    return _(x)",
                 "def f():\n    return Path('a').read_text()", "def f():\n    return os.environ['A']"],
)  # fmt: skip
def test_a_cache_that_may_vary_is_told(cache: str, function: str) -> None:
    assert set(unsure_caches(ast.parse(f"{cache}\n{function}"))) == {"f"}
    assert set(unsure_caches(ast.parse(f"{function}\ng = lru_cache(maxsize=8)(f)"))) == {"f"}


def test_a_cache_of_a_function_of_text_is_not_told() -> None:
    assert not set(unsure_caches(ast.parse("@cache\ndef f(x: str, y: int = 0) -> str:\n    return x[y:]")))
