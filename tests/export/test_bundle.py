"""Evidence bundles: what is in them, and that bagit, too, finds them whole."""

from __future__ import annotations

import hashlib
import json
import zipfile
from typing import TYPE_CHECKING

import bagit
import pytest

from reader.export.bundle import folder_name
from tests.export.bundles import ORIGIN, PNG, write_bundle

if TYPE_CHECKING:
    from pathlib import Path


def test_bagit_finds_it_valid(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_bundle(tmp_path / "a.zip")) as packed:
        assert packed.testzip() is None
        packed.extractall(tmp_path / "out")
    bag = bagit.Bag(str(tmp_path / "out" / "bridge"))
    bag.validate()
    assert bag.info["External-Description"] == "柳溪报 2022年7月9日"
    assert bag.algorithms == ["sha256"]


def test_it_holds_texts_pictures_and_citations(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_bundle(tmp_path / "a.zip")) as packed:
        names = {name.removeprefix("bridge/data/") for name in packed.namelist() if "/data/" in name}
        assert names == {
            *("articles/0001.txt", "articles/0001.json", "articles/0001-as-read.txt"),
            *("articles/0002.txt", "articles/0002.json", "facsimiles/0001-1.png"),
            *(f"citations/citations.{ending}" for ending in ("txt", "ris", "bib", "csl.json")),
            "ro-crate-metadata.json",
        }
        assert packed.read("bridge/data/facsimiles/0001-1.png") == PNG
        cited = packed.read("bridge/data/citations/citations.txt").decode()
        fields = json.loads(packed.read("bridge/data/articles/0001.json"))
    assert len(cited.splitlines()) == 6
    assert fields["sources"][0]["sha256"] == ORIGIN.sha256
    assert [one["facsimile"] for one in fields["regions"]] == ["facsimiles/0001-1.png", None]


def test_no_folder_of_the_person_stands_in_it(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_bundle(tmp_path / "a.zip")) as packed:
        assert not [name for name in packed.namelist() if b"somebody" in packed.read(name)]


def test_the_crate_tells_of_every_file_and_is_joined_up(tmp_path: Path) -> None:
    with zipfile.ZipFile(write_bundle(tmp_path / "a.zip")) as packed:
        graph = json.loads(packed.read("bridge/data/ro-crate-metadata.json"))["@graph"]
        entities = {one["@id"]: one for one in graph}
        assert len(entities) == len(graph)
        root = entities[entities["ro-crate-metadata.json"]["about"]["@id"]]
        parts = {one["@id"] for one in root["hasPart"]}
        assert parts == {one["@id"] for one in graph if one["@type"] == "File"}
        for part in parts:
            data = packed.read(f"bridge/data/{part}")
            assert entities[part]["sha256"] == hashlib.sha256(data).hexdigest()
            assert entities[part]["contentSize"] == str(len(data))
    assert {"name", "description", "datePublished", "license"} <= root.keys()
    linked = [one["@id"] for entity in graph for value in entity.values() for one in _links(value)]
    assert set(linked) - entities.keys() == {"https://w3id.org/ro/crate/1.1"}


def _links(value: object) -> list[dict[str, str]]:
    found = value if isinstance(value, list) else [value]
    return [one for one in found if isinstance(one, dict) and set(one) == {"@id"}]


def test_the_same_articles_give_the_same_bundle(tmp_path: Path) -> None:
    first, second = (write_bundle(tmp_path / name) for name in ("a.zip", "b.zip"))
    assert first.read_bytes() == second.read_bytes()


@pytest.mark.parametrize(
    ("name", "folder"), [("石桥 2022", "2022"), ("石桥", "yuebao-bundle"), ("../my bridge", "my-bridge")]
)
def test_its_folder_has_a_name_for_every_system(name: str, folder: str) -> None:
    assert folder_name(name) == folder
