"""How the house is built, counted from the code's own imports: python tests/structure.py [checkout].

A part's rooms are its sub-packages and the modules that stand directly in it. A floor is a step of the
longest chain of rooms in which each imports the next; rooms that import each other in a circle count as one.
An import is a pair of rooms, or of modules in two rooms, of which one imports the other: at the top of the
file, later inside a function, or for its types alone.
"""

from __future__ import annotations

import ast
import sys
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

PARTS = ("gui", "find", "importers", "store")
Graph = dict[str, set[str]]


@dataclass(frozen=True, slots=True)
class Import:
    """One module imports another; `is_typing` where for its types alone."""

    importer: str
    imported: str
    is_typing: bool


@dataclass(frozen=True, slots=True)
class Structure:
    """The figures of a part. `circles` are the rooms that import each other, each set in order."""

    rooms: int
    floors: int
    doors: int
    """Pairs of rooms of which one imports the other."""
    imports: int
    """Pairs of modules in two rooms of which one imports the other."""
    imports_of_types: int
    """Those of them that are for types alone."""
    circles: tuple[tuple[str, ...], ...]


def imports_between_rooms(checkout: Path, part: str) -> set[Import]:
    """The imports of reader/`part` that lead from one of its rooms to another."""
    modules, home = _modules(checkout), f"reader.{part}."
    return {
        one
        for name, path in modules.items()
        if name.startswith(home)
        for one in _imports(name, path, modules)
        if one.imported.startswith(home) and _room(one.importer, home) != _room(one.imported, home)
    }


def structure_of(checkout: Path, part: str) -> Structure:
    """The figures of reader/`part` in a checkout."""
    modules, home = _modules(checkout), f"reader.{part}."
    crossing = {(one.importer, one.imported, one.is_typing) for one in imports_between_rooms(checkout, part)}
    rooms = {_room(name, home) for name in modules if name.startswith(home)}
    graph: Graph = {room: set() for room in rooms}
    for importer, imported, _typing in crossing:
        graph[_room(importer, home)].add(_room(imported, home))
    at_work = {(importer, imported) for importer, imported, is_typing in crossing if not is_typing}
    pairs = {(importer, imported) for importer, imported, _typing in crossing}
    knots = _knots(graph)
    return Structure(
        len(rooms),
        _floors(graph, knots),
        sum(map(len, graph.values())),
        len(pairs),
        len(pairs - at_work),
        tuple(sorted(tuple(sorted(knot)) for knot in set(knots.values()) if len(knot) > 1)),
    )


# the code's imports


def _modules(checkout: Path) -> dict[str, Path]:
    """Each module of the package by its name; a package goes by its own."""
    found = {}
    for path in sorted((checkout / "reader").rglob("*.py")):
        parts = path.relative_to(checkout).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" else parts)] = path
    return found


def _room(module: str, home: str) -> str:
    return module.removeprefix(home).partition(".")[0]


def _imports(name: str, path: Path, modules: Mapping[str, Path]) -> Iterator[Import]:
    tree = ast.parse(path.read_text("utf-8"))
    for_types = {
        inner
        for node in ast.walk(tree)
        if isinstance(node, ast.If) and isinstance(node.test, ast.Name) and node.test.id == "TYPE_CHECKING"
        for inner in ast.walk(node)
    }
    for node in ast.walk(tree):
        for imported in _named(node, modules):
            yield Import(name, imported, node in for_types)


def _named(node: ast.AST, modules: Mapping[str, Path]) -> Iterator[str]:
    """The package's own modules that a statement imports; the code has absolute imports only."""
    if isinstance(node, ast.Import):
        yield from (alias.name for alias in node.names if alias.name in modules)
    elif isinstance(node, ast.ImportFrom) and node.module:
        for alias in node.names:
            inner = f"{node.module}.{alias.name}"
            found = inner if inner in modules else node.module
            if found in modules:
                yield found


# the graph of the rooms


def _reached(graph: Graph) -> Graph:
    """All rooms that can be come to from each, itself only over a circle."""
    reached: Graph = {}
    for room in graph:
        seen: set[str] = set()
        waiting = list(graph[room])
        while waiting:
            here = waiting.pop()
            if here not in seen:
                seen.add(here)
                waiting += graph[here]
        reached[room] = seen
    return reached


def _knots(graph: Graph) -> dict[str, frozenset[str]]:
    """Each room with those it stands in a circle with; alone where in none."""
    reached = _reached(graph)
    return {
        room: frozenset({room, *(other for other in reached[room] if room in reached[other])})
        for room in graph
    }


def _floors(graph: Graph, knots: Mapping[str, frozenset[str]]) -> int:
    below: dict[frozenset[str], set[frozenset[str]]] = defaultdict(set)
    for room, imported in graph.items():
        below[knots[room]] |= {knots[other] for other in imported} - {knots[room]}
    heights: dict[frozenset[str], int] = {}

    def height(knot: frozenset[str]) -> int:
        if knot not in heights:
            heights[knot] = 1 + max((height(under) for under in below[knot]), default=0)
        return heights[knot]

    return max((height(knot) for knot in set(knots.values())), default=0)


def main() -> None:
    """Print the figures of each part."""
    checkout = Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parents[1]
    print(
        f"{'part':10} {'rooms':>6} {'floors':>7} {'room→room':>10} {'module→module':>14} {'of types':>9}  circles"
    )
    for part in PARTS:
        found = structure_of(checkout, part)
        circles = "; ".join(" ⇄ ".join(circle) for circle in found.circles) or "none"
        print(
            f"{part:10} {found.rooms:6} {found.floors:7} {found.doors:10} {found.imports:14}"
            f" {found.imports_of_types:9}  {circles}"
        )


if __name__ == "__main__":
    main()
