"""The man page yuebao.1, made from the user's guide: resources/guide/en/command-line.md.

python3 packaging/manpage.py    write packaging/linux/yuebao.1 anew

Its parts are set as man(7) says; what the Markdown cannot say (the section, the name in the header) is added.
"""

from __future__ import annotations

import sys
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

ROOT = Path(__file__).resolve().parent.parent
GUIDE = ROOT / "resources" / "guide" / "en" / "command-line.md"
PAGE = ROOT / "packaging" / "linux" / "yuebao.1"


def man_page(markdown: str) -> str:
    """The page in roff: headings of the second level are its sections, the first one is left out.

    Raises ValueError for what no man page has been made of so far.
    """
    tree = SyntaxTreeNode(MarkdownIt().enable("table").parse(markdown))
    parts = [_block(node) for node in tree.children if node.tag != "h1"]
    return "\n".join(['.TH YUEBAO 1 "" "Yuebao" "User commands"', *parts, ""])


def _block(node: SyntaxTreeNode) -> str:
    match node.type:
        case "heading":
            return f".SH {_inline(node).upper()}"
        case "fence":
            lines = "\n".join(_guarded(_escaped(line)) for line in node.content.splitlines())
            return f".PP\n.nf\n{lines}\n.fi"
        case "paragraph":
            return f".PP\n{_guarded(_inline(node))}"
        case "bullet_list":
            return "\n".join(f".IP \\(bu 2\n{_guarded(_inline(item))}" for item in node.children)
        case "table":
            return "\n".join(_row(row) for row in node.children[-1].children)
    message = f"The man page knows no {node.type}."
    raise ValueError(message)


def _row(row: SyntaxTreeNode) -> str:
    """A tagged paragraph: the first cell is the tag, the others follow."""
    tag, *rest = (_inline(cell) for cell in row.children)
    told = " \\- ".join(rest)
    return f".TP\n{_guarded(tag)}\n{_guarded(told)}"


def _inline(node: SyntaxTreeNode) -> str:
    match node.type:
        case "text":
            return _escaped(node.content)
        case "code_inline":
            return f"\\fB{_escaped(node.content)}\\fR"
        case "softbreak" | "hardbreak":
            return " "
    text = "".join(_inline(child) for child in node.children)
    return f"\\fB{text}\\fR" if node.type == "strong" else text


def _escaped(text: str) -> str:
    return text.replace("\\", "\\e").replace("-", "\\-").replace("–", "\\-")


def _guarded(line: str) -> str:
    """A line that begins like a request is none."""
    return "\\&" + line if line.startswith((".", "'")) else line


def main() -> int:
    """Write the page."""
    PAGE.write_text(man_page(GUIDE.read_text("utf-8")), "utf-8")
    print(f"Written: {PAGE.relative_to(ROOT)}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
