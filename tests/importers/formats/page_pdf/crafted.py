"""PDFs that bring readers down, a few hundred bytes of each written by hand. None of them was found anywhere."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

CATALOG = b"<</Type/Catalog/Pages 2 0 R>>"
FONT = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>"
TEXT = b"BT /F 12 Tf 50 700 Td (2022-07-19 a page of a paper) Tj ET"


def pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of objects counted from 1, the first of which is its catalogue."""
    made = b"%PDF-1.7\n"
    offsets: list[int] = []
    for number, content in enumerate(objects, 1):
        offsets.append(len(made))
        made += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return made + (
        b"xref\n0 %d\n0000000000 65535 f \n%btrailer <</Size %d/Root 1 0 R%b>>\nstartxref\n%d\n%%%%EOF"
        % (count, table, count, trailer, len(made))
    )


def stream(content: bytes, entries: bytes = b"") -> bytes:
    return b"<<%b/Length %d>>stream\n%b\nendstream" % (entries, len(content), content)


def page(
    contents: bytes = b"", box: bytes = b"0 0 600 800", resources: bytes = b"/Font<</F 4 0 R>>"
) -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%b]/Resources<<%b>>%b>>" % (box, resources, contents)


def pages(kids: Iterable[int], count: int | None = None) -> bytes:
    numbers = [b"%d 0 R" % kid for kid in kids]
    return b"<</Type/Pages/Count %d/Kids[%b]>>" % (
        len(numbers) if count is None else count,
        b" ".join(numbers),
    )


def one_page(contents: bytes = TEXT, box: bytes = b"0 0 600 800", entries: bytes = b"") -> bytes:
    return pdf([CATALOG, pages([3]), page(b"/Contents 5 0 R", box), FONT, stream(contents, entries)])


def packed(content: bytes, times: int) -> bytes:
    """A page whose contents unpack to `times` the content."""
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(content) for _time in range(times)) + packer.flush()
    return one_page(data, entries=b"/Filter/FlateDecode")


def form_loop() -> bytes:
    """A form that draws itself, twice: with each step in there is twice as much of it."""
    form = stream(
        b"/I Do /I Do", b"/Type/XObject/Subtype/Form/BBox[0 0 9 9]/Resources<</XObject<</I 4 0 R>>>>"
    )
    return pdf(
        [
            CATALOG,
            pages([3]),
            page(b"/Contents 5 0 R", resources=b"/XObject<</I 4 0 R>>"),
            form,
            stream(b"/I Do"),
        ]
    )


def huge_picture(content: bytes) -> bytes:
    data = zlib.compress(content, 9)
    picture = stream(
        data,
        b"/Type/XObject/Subtype/Image/Width 100000/Height 100000/BitsPerComponent 8"
        b"/ColorSpace/DeviceRGB/Filter/FlateDecode",
    )
    place = page(b"/Contents 5 0 R", resources=b"/XObject<</I 4 0 R>>")
    return pdf([CATALOG, pages([3]), place, picture, stream(b"q 600 0 0 800 0 0 cm /I Do Q")])


def many_pages(count: int) -> bytes:
    return pdf([CATALOG, pages(range(5, 5 + count)), b"null", FONT, *[page()] * count])


def nested_trees(depth: int) -> bytes:
    return pdf([CATALOG, *(pages([number + 3], 1) for number in range(depth)), page()])


def ring_of_trees() -> bytes:
    return pdf([CATALOG, pages([2, 2], 100), b"null", FONT])


def with_count(count: int) -> bytes:
    return pdf([CATALOG, pages([3], count), page(b"/Contents 5 0 R"), FONT, stream(TEXT)])


def encrypted() -> bytes:
    lock = b"<</Filter/Standard/V 1/R 2/O(" + b"a" * 32 + b")/U(" + b"b" * 32 + b")/P -4>>"
    return pdf([CATALOG, pages([3]), page(), FONT, lock], b"/Encrypt 5 0 R/ID[(a)(b)]")
