"""`yuebao export -o x.zip` and `yuebao verify`."""

from __future__ import annotations

import hashlib
import json
import shutil
import zipfile
from typing import TYPE_CHECKING, Any

import bagit
from PySide6.QtGui import QImage

from reader import cli
from reader.cli.exits import Exit
from tests.checkout import SAMPLES
from tests.export.bundles import repacked, write_bundle

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def exported(target: Path, *what: str) -> zipfile.ZipFile:
    assert cli.main(["export", *what, "-o", str(target)]) == Exit.DONE
    return zipfile.ZipFile(target)


def darkest(picture: QImage) -> int:
    places = ((x, y) for y in range(picture.height()) for x in range(0, picture.width(), 7))
    return min(picture.pixelColor(x, y).lightness() for x, y in places)


def test_a_bundle_of_a_page_as_printed(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (source,) = (SAMPLES / "page-pdf").iterdir()
    assert cli.main(["import", str(source)]) == Exit.DONE
    capsys.readouterr()
    with exported(tmp_path / "day.zip", "--date", "2023-04-11") as packed:
        packed.extractall(tmp_path)
        first: dict[str, Any] = json.loads(packed.read("day/data/articles/0001.json"))
        picture = QImage.fromData(packed.read(f"day/data/{first['regions'][0]['facsimile']}"))
    assert first["sources"][0]["sha256"] == hashlib.sha256(source.read_bytes()).hexdigest()
    assert min(picture.width(), picture.height()) > 100
    assert darkest(picture) < 100
    bagit.Bag(str(tmp_path / "day")).validate()
    assert "1 piece of a page as printed is in it." in capsys.readouterr().err
    assert cli.main(["verify", str(tmp_path / "day.zip")]) == Exit.DONE
    assert "as they were when" in capsys.readouterr().err


def test_a_bundle_of_pictures(tmp_path: Path) -> None:
    folder = shutil.copytree(SAMPLES / "epaper" / "parted", tmp_path / "saved")
    picture = folder / "attachement" / "202501" / "08" / "0a1b-01.jpg"
    picture.parent.mkdir(parents=True)
    image = QImage(600, 900, QImage.Format.Format_RGB32)
    image.fill(0xFF336699)
    assert image.save(str(picture), "PNG")  # type: ignore[call-overload]  # PySide takes no bytes here
    assert cli.main(["import", str(folder)]) in {Exit.DONE, Exit.SOME_FAILED}
    with exported(tmp_path / "x.zip", "--date", "2025-01-08") as packed:
        names = [name for name in packed.namelist() if name.endswith(".png")]
        cuts = [QImage.fromData(packed.read(name)) for name in names]
    assert cuts
    assert all(cut.pixelColor(0, 0).name() == "#336699" for cut in cuts)
    assert all(0 < cut.width() <= 600 and 0 < cut.height() <= 900 for cut in cuts)


def test_what_cannot_be_drawn_is_said_and_the_rest_is_there(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (sample,) = (SAMPLES / "page-pdf").iterdir()
    source = tmp_path / sample.name
    shutil.copy(sample, source)
    assert cli.main(["import", str(source)]) == Exit.DONE
    source.unlink()
    with exported(tmp_path / "x.zip", "--date", "2023-04-11") as packed:
        assert not [name for name in packed.namelist() if name.endswith(".png")]
        assert not [name for name in packed.namelist() if str(tmp_path).encode() in packed.read(name)]
    assert f"not at {source} any more" in capsys.readouterr().err
    assert cli.main(["verify", str(tmp_path / "x.zip")]) == Exit.DONE


def test_a_bundle_is_not_written_into_a_pipe(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (sample,) = (SAMPLES / "page-pdf").iterdir()
    assert cli.main(["import", str(sample)]) == Exit.DONE
    typed = ["export", "--date", "2023-04-11", "--format", "zip", "-o", "-"]
    assert cli.main(typed) == Exit.WRONG_CALL
    assert "-o FILE.zip" in capsys.readouterr().err


def test_verify_says_what_differs(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    whole = write_bundle(tmp_path / "a.zip")
    forged = repacked(whole, tmp_path / "b.zip", **{"data/articles/0002.txt": b"forged"})
    assert cli.main(["verify", str(forged)]) == Exit.SOME_FAILED
    assert "data/articles/0002.txt has been changed" in capsys.readouterr().out
    assert cli.main(["verify", "--json", str(forged)]) == Exit.SOME_FAILED
    told = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert ("changed", "data/articles/0002.txt") in [(one["kind"], one["file"]) for one in told]
    assert cli.main(["verify", str(tmp_path / "none.zip")]) == Exit.SOME_FAILED
    assert "none.zip cannot be read" in capsys.readouterr().err
