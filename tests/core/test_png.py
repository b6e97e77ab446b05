from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from reader.core.pixels import Pixels
from reader.core.png import png_data


@pytest.mark.parametrize(
    ("blue", "green", "red", "depth"), [(10, 200, 30, 32), (77, 77, 77, 8)], ids=["colour", "grey"]
)
def test_what_is_written_is_read_by_qt(blue: int, green: int, red: int, depth: int) -> None:
    width, height = 3, 2
    rows = b"".join(bytes((blue, green, (red + nth) % 256 if depth == 32 else red, 0)) for nth in range(6))
    image = QImage.fromData(png_data(Pixels(width, height, rows), 200))
    assert (image.width(), image.height(), image.depth()) == (width, height, depth)
    assert image.dotsPerMeterX() == 7874
    for nth in range(6):
        colour = image.pixelColor(nth % width, nth // width)
        expected = red + nth if depth == 32 else red
        assert (colour.blue(), colour.green(), colour.red()) == (blue, green, expected)


def test_a_size_that_is_not_known_is_not_told() -> None:
    assert b"pHYs" not in png_data(Pixels(1, 1, bytes(4)))
