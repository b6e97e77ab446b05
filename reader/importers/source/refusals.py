"""Why a file is not read, in a sentence for the person."""

from __future__ import annotations

from reader.core.speech import _


def refusal(name: str, kind: str) -> str:
    """The sentence for a file of a kind that cannot be read."""
    return _sentence(kind).format(name=name)


def size_refusal(name: str, size: int, largest: int) -> str:
    """The sentence for a file larger than any text of an issue; sizes in bytes."""
    text = _(
        "{name} has {size} MB, more than the text of any issue ({largest} MB). "
        "Split it or choose another file."
    )
    return text.format(name=name, size=size // 1_000_000, largest=largest // 1_000_000)


def pdf_size_refusal(name: str, size: int, largest: int) -> str:
    """The sentence for a PDF larger than that of any issue; sizes in bytes."""
    text = _("{name} has {size} MB, more than the PDF of any issue ({largest} MB). Split it into its pages.")
    return text.format(name=name, size=size // 1_000_000, largest=largest // 1_000_000)


def _sentence(kind: str) -> str:
    return _sentences().get(kind, _("{name} holds no text that can be read."))


def _sentences() -> dict[str, str]:
    """The sentence for each kind; what is packed or plays differs in name only."""
    return {
        "picture": _("{name} is a picture, not text. Give the page's text instead."),
        "page pdf": _("{name} is a broken PDF and cannot be read. Fetch or save it again."),
        "zip": _("{name} is a packed archive. Unpack it and import the files in it."),
        "packed": _("{name} is a packed archive. Unpack it and import the files in it."),
        "markup": _("{name} is XML, but neither METS nor ALTO, so it cannot be read."),
        "web page": _("{name} is a web page, but no page and no article of an e-paper."),
        "office": _("{name} is an office document. Save it as plain text and import that."),
        "database": _("{name} is a database, not a page. If it is an archive of Yuebao, open it instead."),
        "program": _("{name} is no text but a program, a film or a sound."),
        "sound": _("{name} is no text but a program, a film or a sound."),
    }
