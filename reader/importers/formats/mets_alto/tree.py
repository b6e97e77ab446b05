"""A small tree of XML elements: enough for a METS file."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator


LONGEST_TEXT = 2000
"""Characters."""


class Node:
    """An element; attributes and elements go by their names without prefix."""

    __slots__ = ("_attributes", "_children", "_text", "name")

    def __init__(self, name: str, attributes: dict[str, str] | None = None) -> None:
        self.name = name
        self._attributes = attributes or {}
        self._children: list[Node] = []
        self._text: list[str] = []

    def get(self, attribute: str) -> str:
        """An attribute's value, '' where there is none."""
        return self._attributes.get(attribute, "")

    @property
    def text(self) -> str:
        """The element's own text, in one line; no name or date is longer than the bound."""
        return " ".join("".join(self._text)[:LONGEST_TEXT].split())

    @property
    def first(self) -> Node | None:
        """The first element directly within."""
        return self._children[0] if self._children else None

    def children(self, name: str) -> Iterator[Node]:
        """The elements of a name directly within."""
        return (child for child in self._children if child.name == name)

    def all(self, name: str) -> Iterator[Node]:
        """The elements of a name at any depth within, in order."""
        left = self._children[::-1]
        while left:
            node = left.pop()
            if node.name == name:
                yield node
            left += node._children[::-1]  # noqa: SLF001 - another of its own kind

    def add(self, child: Node) -> None:
        """Put an element at the end."""
        self._children.append(child)

    def add_text(self, text: str) -> None:
        """Put text at the end."""
        self._text.append(text)


class TreeBuilder:
    """Makes the tree. Elements named in `skipped` are left out with all that is in them."""

    def __init__(self, skipped: Collection[str]) -> None:
        self._document = Node("")
        self._open = [self._document]
        self._skipped = skipped
        self._levels_skipped = 0

    @property
    def root(self) -> Node:
        """The outermost element; one without a name where there is none."""
        return self._document.first or self._document

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin an element."""
        if self._levels_skipped or name in self._skipped:
            self._levels_skipped += 1
            return
        node = Node(name, {key.rpartition(":")[2]: value for key, value in attributes.items()})
        self._open[-1].add(node)
        self._open.append(node)

    def text(self, text: str) -> None:
        """Keep text that is more than white space."""
        if not self._levels_skipped and not text.isspace():
            self._open[-1].add_text(text)

    def end(self, _name: str) -> None:
        """End the last element that began."""
        if self._levels_skipped:
            self._levels_skipped -= 1
        else:
            self._open.pop()
