"""Files changed at random: always one reading each, never a fault of ours, never long."""

from __future__ import annotations

from pathlib import Path
from time import monotonic

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from reader.importers import read_source, read_sources

SPECIMEN = Path(__file__).parents[2] / "resources" / "specimen"
SOURCES = [path.read_bytes() for path in sorted(SPECIMEN.glob("*.txt"))[:3]]
LONGEST = 10.0
PIECES = (
    b"\n",
    b"\n\n\n",
    b"\x0c",
    b"\x00",
    b"9" * 300,
    *(
        piece.encode()
        for piece in (
            "\u3000\u3000",
            "（",
            "“",
            "□" * 40,
            "本报讯（记者 ",
            "第3版 ",
            "（下转第2版）",
            "（上接第1版）",
            "评论\n",
            "摄）",
        )
    ),
)

change = st.tuples(
    st.integers(0, 6000), st.integers(0, 400), st.sampled_from(PIECES) | st.binary(max_size=60)
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=120)
@given(source=st.sampled_from(SOURCES), changes=st.lists(change, max_size=20), keep=st.integers(0, 20000))
def test_any_change_gives_a_reading(
    tmp_path: Path, source: bytes, changes: list[tuple[int, int, bytes]], keep: int
) -> None:
    data = source
    for place, cut, piece in changes:
        data = data[:place] + piece + data[place + cut :]
    path = tmp_path / "page.txt"
    path.write_bytes(data[:keep])
    begun = monotonic()
    readings = list(read_sources([path]))
    assert monotonic() - begun < LONGEST
    assert len(readings) == 1
    assert not [finding for finding in readings[0].findings if "report this" in finding.text]
    assert (readings[0].issue is None) == any(finding.level == "error" for finding in readings[0].findings)


@pytest.mark.parametrize(
    "piece",
    [
        "9",
        "（",
        "□ 张 ",
        "标题\n\n",
        "评论\n\n你好。 张三\n\n",
        "（上接第1版）你好。（下转第1版）\n\n",
        "第2版 要闻\n",
        "x\f",
    ],
)
def test_the_same_thing_many_times_takes_no_long_time(tmp_path: Path, piece: str) -> None:
    path = tmp_path / "page.txt"
    path.write_text("梧溪日报\n2023年3月3日 星期五\n\n" + piece * (24_000 // len(piece)), "utf-8")
    begun = monotonic()
    read_source(path)
    assert monotonic() - begun < LONGEST
