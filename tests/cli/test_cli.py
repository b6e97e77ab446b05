from __future__ import annotations

import argparse
import errno
import gettext
import inspect
import json
import os
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from reader import __version__, cli, paths
from reader.cli import arguments, help_texts, terminal
from reader.cli.exits import AFTER, Exit, meanings
from reader.core import errors
from reader.core.span import Span
from reader.find.records import HighlightedText
from reader.store.archive.archive import Archive
from reader.store.marks.marks import Marks
from reader.store.sqlite.file import sqlite_version
from tests.jobs.test_jobs import WHEN, articles
from tests.pages import BRIDGE, BRIDGE_DAY, TEA, page_text, write_pages

if TYPE_CHECKING:
    from collections.abc import Sequence

    from reader.core.progress import Progress

PYTHON = [sys.executable, "-m", "reader"]
ROOT = str(paths.resources().parent)


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    return write_pages(tmp_path / "pages")


@pytest.fixture
def filled(pages: Path, capsys: pytest.CaptureFixture[str]) -> Path:
    """The person's own archive, with three articles in it."""
    assert cli.main(["import", str(pages)]) == Exit.DONE
    capsys.readouterr()
    return paths.personal().archive


def outside(*typed: str, **variables: str) -> subprocess.CompletedProcess[bytes]:
    """A call as a process of its own."""
    return subprocess.run(
        [*PYTHON, *typed], capture_output=True, check=False, cwd=ROOT, env=os.environ | variables
    )


# what can be typed


def test_files_named_by_addresses_and_links_reach_the_window() -> None:
    call = arguments.read_arguments(["file:///home/a%20b.txt", "yuebao://article/x", "c.txt"])
    assert [path.as_posix() for path in call.paths] == ["/home/a b.txt", "yuebao:/article/x", "c.txt"]


def test_help_tells_commands_codes_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == Exit.DONE
    said = capsys.readouterr().out
    assert said.startswith("Usage: yuebao [PATH ...]\n       yuebao {" + ",".join(arguments.COMMANDS) + "}")
    assert all(f"  {name} " in said for name in arguments.COMMANDS)
    assert all(f"{code.value:>3}  {meaning}" in said for code, meaning in meanings().items())
    assert "yuebao import ~/papers" in said


@pytest.mark.parametrize("command", arguments.COMMANDS)
def test_each_command_has_help_with_examples(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([command, "--help"]) == Exit.DONE
    said = capsys.readouterr().out
    assert f"    yuebao {command} " in said.replace("yuebao --archive county.yuebao import", "yuebao import")
    assert help_texts.about(command) in said


@pytest.mark.parametrize("command", arguments.COMMANDS)
def test_the_examples_can_be_typed(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    calls = [line.strip() for line in help_texts.examples(command).splitlines() if line.startswith("    ")]
    assert calls
    for call in calls:
        words = call.partition(" | ")[0].split()
        assert arguments.read_arguments(words[1:]).command == command


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    for typed in ("--version", "-V"):
        assert cli.main([typed]) == Exit.DONE
        assert capsys.readouterr().out == f"yuebao {__version__} (SQLite {sqlite_version()})\n"


@pytest.mark.parametrize(
    "typed",
    [
        ["find"],
        ["find", "桥", "--limit", "-1"],
        ["find", "桥", "--limit", "many"],
        ["find", "桥", "--order", "random"],
        ["import"],
        ["export", "-o", "x"],
        ["export", "--date", "2022-02-30", "-o", "x"],
        ["export", "--find", "桥", "--bookmarks", "-o", "x"],
        ["export", "--bookmarks"],
        ["export", "--bookmarks", "-o", "x", "--format", "doc"],
        ["find", "桥", "--group-by", "author"],
        ["find", "桥", "--style", "mla"],
        ["show"],
        ["show", "x"],
        ["show", str(2**63)],
        ["imprt", "x"],
        ["help", "imprt"],
        ["help", "everything"],
        ["--print-completion", "cmd"],
        ["--language", "de"],
        ["--nothing-like-this"],
    ],
)
def test_a_wrong_call_says_so_in_a_line_and_where_help_is(
    typed: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(typed) == Exit.WRONG_CALL
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.splitlines()[-1].startswith("Try: yuebao")
    assert said.err.splitlines()[-1].endswith("--help")
    assert len(said.err.splitlines()) == 2


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("imprt", "import"), ("finds", "find"), ("chekc", "check"), ("exprot", "export"), ("hlep", "help")],
)
def test_a_command_written_wrongly_is_understood(
    typed: str,
    meant: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert cli.main([typed, "x"]) == Exit.WRONG_CALL
    assert f"Did you mean {meant}?" in capsys.readouterr().err
    monkeypatch.chdir(tmp_path)
    (tmp_path / typed).touch()
    assert arguments.read_arguments([typed]).command is None


def test_help_is_a_command(capsys: pytest.CaptureFixture[str]) -> None:
    for asked, same in ((["help"], ["--help"]), (["help", "find"], ["find", "--help"])):
        assert cli.main(asked) == Exit.DONE
        said = capsys.readouterr().out
        assert cli.main(same) == Exit.DONE
        assert said == capsys.readouterr().out
    assert cli.main(["help", "corrections", "apply"]) == Exit.DONE
    assert "yuebao corrections apply" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "query"),
    [
        (["服务业", "衢江"], "服务业 衢江"),
        (["-会议"], "-会议"),
        (["服务业", "-meeting", "--limit", "3"], "服务业 -meeting"),
        (["--limit", "3", "-a", "b", "--json"], "-a b"),
        (["服务业 衢江", "－会议"], "服务业 衢江 －会议"),
        (["--order=newest", "--", "--json", "-h"], "--json -h"),
        (["a", "OR", "b", "-"], "a OR b -"),
    ],
)
def test_a_query_is_typed_as_in_the_window(typed: list[str], query: str) -> None:
    assert arguments.read_arguments(["find", *typed]).query == query


def test_common_options_stand_before_or_after_the_command() -> None:
    before = arguments.read_arguments(["--archive", "find", "--language", "en", "find", "桥"])
    after = arguments.read_arguments(["find", "桥", "--archive", "find", "--language", "en"])
    assert vars(before) == vars(after)
    assert (str(before.archive), before.query) == ("find", "桥")


def test_paths_alone_ask_for_the_window() -> None:
    for typed in ([], ["a.txt", "find"], ["--", "find"], ["./find"], ["--archive", "x.yuebao"]):
        assert arguments.read_arguments(typed).command is None


def test_argparse_says_the_words_we_translate() -> None:
    spoken = inspect.getsource(argparse)
    for words in help_texts.words_of_argparse():
        assert words in spoken


def test_every_error_a_person_can_act_on_has_a_code() -> None:
    kinds = {
        kind
        for kind in vars(errors).values()
        if isinstance(kind, type) and kind.__base__ is errors.ReaderError
    }
    assert set(AFTER) == kinds
    assert set(meanings()) == set(Exit)


# the window


def test_without_a_command_the_window_is_opened(tmp_path: Path) -> None:
    asked: list[tuple[Sequence[Path], Path | None, bool, bool]] = []

    def open_window(
        sources: Sequence[Path], archive_path: Path | None, *, specimen: bool, is_trial: bool
    ) -> int:
        asked.append((sources, archive_path, specimen, is_trial))
        return 0

    assert cli.main([], open_window) == 0
    assert cli.main(["--archive", str(tmp_path / "b"), str(tmp_path / "a"), "--specimen"], open_window) == 0
    assert cli.main(["--self-test"], open_window) == 0
    assert asked == [
        ([], None, False, False),
        ([tmp_path / "a"], tmp_path / "b", True, False),
        ([], None, False, True),
    ]


def test_the_windows_language_is_handed_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("YUEBAO_LANGUAGE", "zh_CN")
    assert cli.main(["--language", "en"], lambda *_paths, **_options: 7) == 7
    assert os.environ["YUEBAO_LANGUAGE"] == "en"


def test_no_window_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == Exit.NO_WINDOW
    assert "no window" in capsys.readouterr().err


# import and preview


def test_import_tells_what_became_of_each_file(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pages / "0.txt").write_bytes(b"")
    assert cli.main(["import", str(pages)]) == Exit.SOME_FAILED
    said = capsys.readouterr().out.splitlines()
    assert said[0] == f"Not read: {pages / '0.txt'}"
    assert said[1].startswith("    Error: 0.txt is empty")
    assert f"Read: {pages / '2022-07-09.txt'}  柳溪报 2022-07-09" in said
    assert said[-1] == "2 files read, 3 articles. 1 file could not be read."


def test_import_again_changes_nothing(filled: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["import", str(pages)]) == Exit.DONE
    assert capsys.readouterr().out.splitlines()[-1] == "2 files were held already."


def test_a_page_read_again_is_said(filled: Path, pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (pages / "2022-07-09.txt").write_text(page_text(BRIDGE_DAY, BRIDGE, TEA), "utf-8")
    assert cli.main(["import", str(pages / "2022-07-09.txt")]) == Exit.DONE
    assert capsys.readouterr().out.startswith("Read again: ")


def test_import_into_an_archive_of_its_own(pages: Path, tmp_path: Path, home: Path) -> None:
    assert cli.main(["--archive", str(tmp_path / "own.yuebao"), "import", str(pages)]) == Exit.DONE
    archive = Archive.open(tmp_path / "own.yuebao", read_only=True)
    assert archive.size().articles == 3
    archive.close()
    assert not paths.personal().archive.exists()


def test_nothing_that_can_be_read_is_a_code_of_its_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["import", str(tmp_path / "missing")]) == Exit.NOTHING
    assert cli.main(["preview", str(tmp_path / "missing")]) == Exit.NOTHING
    assert capsys.readouterr().err == "No issue was found in what was named.\n"


@pytest.mark.parametrize("command", ["import", "preview"])
def test_what_names_no_day_is_said_with_the_options_that_tell_it(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "undated.txt"
    path.write_text("渡口停航\n\n渡口停航三天。\n", "utf-8")
    assert cli.main([command, str(path)]) == Exit.NOTHING
    said = capsys.readouterr().out
    assert "Give the date, or add the masthead above the text." in said
    assert "Give the date with --day, the paper with --paper." in said
    assert cli.main(["preview", "--day", "1983-03-15", "--paper", "溪口报", str(path)]) == Exit.DONE
    assert "--day" not in capsys.readouterr().out


def test_a_file_that_is_no_archive_is_said(
    pages: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "own.yuebao").write_text("no archive" * 100)
    assert cli.main(["--archive", str(tmp_path / "own.yuebao"), "import", str(pages)]) == Exit.NO_ARCHIVE
    said = capsys.readouterr().err
    assert said.startswith("yuebao: ")
    assert "own.yuebao" in said
    assert (tmp_path / "own.yuebao").read_text() == "no archive" * 100


def test_folders_that_cannot_be_made_are_said(
    pages: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").write_text("in the way")
    monkeypatch.setenv("YUEBAO_HOME", str(tmp_path / "file"))
    assert cli.main(["import", str(pages)]) == Exit.NO_ARCHIVE
    assert "Set YUEBAO_HOME to another folder" in capsys.readouterr().err


def test_preview_prints_a_line_of_json_a_file_and_keeps_nothing(
    pages: Path, capsys: pytest.CaptureFixture[str], home: Path
) -> None:
    (pages / "z.txt").write_bytes(b"\x00\x01\x02" * 50)
    assert cli.main(["preview", str(pages), "--json"]) == Exit.SOME_FAILED
    first, _second, third = map(json.loads, capsys.readouterr().out.splitlines())
    assert first["issue"]["title"] == "柳溪报"
    assert first["issue"]["pages"][0]["articles"][0]["kicker"] == "三年等待 一朝通行"
    assert third["issue"] is None
    assert third["findings"][0]["level"] == "error"
    assert not any(home.rglob("*.yuebao"))


def test_preview_for_people_names_every_article(pages: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["preview", str(pages)]) == Exit.DONE
    said = capsys.readouterr().out
    assert "  柳溪报 · 2022年7月9日 · 星期六 · 壬寅年六月十一 · no. 827" in said
    assert "  Page 1: 2 articles\n    石桥修好了 南岸的孩子不再绕路 · 林小溪 · " in said


# find


def test_find_prints_json_with_the_fields_promised(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "茶农", "--json"]) == Exit.DONE
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert set(found) == {
        *(
            "id",
            "paper",
            "date",
            "last_date",
            "precision",
            "edition",
            "page",
            "headline",
            "authors",
            "snippet",
            "score",
            "citation",
        ),
    }
    assert found["authors"] == [{"role": "记者", "name": "周远"}]
    assert found["citation"] == "周远. 西山茶园开园[N]. 柳溪报，2022-07-16（1）."
    assert (found["paper"], found["date"], found["page"]) == ("柳溪报", "2022-07-16", "1")
    assert found["headline"] == "西山茶园开园"
    assert "茶农" in found["snippet"]


def test_find_orders_and_limits(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def dates(*options: str) -> list[str]:
        assert cli.main(["find", "石桥", "--json", *options]) == Exit.DONE
        return [json.loads(line)["date"] for line in capsys.readouterr().out.splitlines()]

    assert dates("--order", "newest") == ["2022-07-16", "2022-07-09"]
    assert dates("--order", "oldest") == ["2022-07-09", "2022-07-16"]
    assert dates() == ["2022-07-09", "2022-07-16"]  # the word stands in the headline of the first
    assert len(dates("--limit", "1")) == 1
    assert len(dates("--limit", "0")) == 2


def test_find_for_people_tells_how_many(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "石桥", "--limit", "1"]) == Exit.DONE
    said = capsys.readouterr()
    assert said.out.startswith("2022-07-09  柳溪报  page 1  石桥修好了 南岸的孩子不再绕路\n    ")
    assert said.err == "1 of 2 articles; --limit 0 shows all.\n"
    assert cli.main(["find", "石桥"]) == Exit.DONE
    assert capsys.readouterr().err == "2 articles\n"


def test_find_counts(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "石桥", "--count", "--limit", "1"]) == Exit.DONE
    assert capsys.readouterr() == ("2\n", "")
    assert cli.main(["find", "石桥", "--count", "--json"]) == Exit.DONE
    assert json.loads(capsys.readouterr().out) == {"query": "石桥", "count": 2}
    assert cli.main(["find", "灯塔", "--count"]) == Exit.NOTHING
    assert capsys.readouterr() == ("0\n", "")


@pytest.mark.parametrize(
    ("by", "values"),
    [("paper", ["柳溪报"]), ("page", ["1"]), ("year", ["2022"]), ("month", ["2022-07"])],
)
def test_find_groups(filled: Path, by: str, values: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "石桥", "--group-by", by, "--limit", "1", "--json"]) == Exit.DONE
    groups = list(map(json.loads, capsys.readouterr().out.splitlines()))
    assert [(it["by"], it["value"], it["count"]) for it in groups] == [(by, value, 2) for value in values]
    assert [len(it["articles"]) for it in groups] == [1]
    assert groups[0]["articles"][0]["paper"] == "柳溪报"
    assert cli.main(["find", "石桥", "--group-by", by, "--json", "--count"]) == Exit.DONE
    assert "articles" not in json.loads(capsys.readouterr().out)
    assert cli.main(["find", "石桥", "--group-by", by]) == Exit.DONE
    assert capsys.readouterr().out.split()[0] == "2"
    assert cli.main(["find", "灯塔", "--group-by", by]) == Exit.NOTHING
    assert capsys.readouterr() == ("", "Nothing was found for 灯塔.\n")


def test_find_says_what_was_read_otherwise(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for options in ([], ["--count"], ["--group-by", "page"]):
        cli.main(["find", "石桥", "OR", *options])
        assert "OR stands between two words" in capsys.readouterr().err


# show


def found_ids(query: str, capsys: pytest.CaptureFixture[str]) -> list[str]:
    assert cli.main(["find", query, "--json"]) == Exit.DONE
    return [str(json.loads(line)["id"]) for line in capsys.readouterr().out.splitlines()]


def test_show_prints_articles_whole_with_their_citation(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tea,) = found_ids("茶农", capsys)
    assert cli.main(["show", tea]) == Exit.DONE
    said = capsys.readouterr().out
    assert said.startswith("柳溪报　2022年7月16日　第1版\n\n西山茶园开园\n记者 周远\n")
    assert said.endswith("\n\n周远. 西山茶园开园[N]. 柳溪报，2022-07-16（1）.\n")
    assert cli.main(["show", tea, "--style", "footnote"]) == Exit.DONE
    assert "周远：《西山茶园开园》，《柳溪报》2022年7月16日，" in capsys.readouterr().out


def test_show_tells_a_program_all_of_an_article(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    ids = found_ids("石桥", capsys)
    assert cli.main(["show", *ids, "--json"]) == Exit.DONE
    shown = list(map(json.loads, capsys.readouterr().out.splitlines()))
    assert [str(it["id"]) for it in shown] == ids
    assert shown[0]["kicker"] == "三年等待 一朝通行"
    assert "石桥" in "".join(shown[0]["paragraphs"])
    assert shown[0]["citation"].endswith("柳溪报，2022-07-09（1）.")


def test_show_says_what_is_not_there(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tea,) = found_ids("茶农", capsys)
    assert cli.main(["show", "7", tea]) == Exit.NOTHING
    said = capsys.readouterr()
    assert said.out.startswith("柳溪报")
    assert said.err == "There is no article 7 in the archive.\n"


def test_nothing_found_is_a_code_of_its_own(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "灯塔"]) == Exit.NOTHING
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", "Nothing was found for 灯塔.\n")


def test_no_archive_is_said_and_none_is_made(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "桥"]) == Exit.NO_ARCHIVE
    assert "yuebao import PATH" in capsys.readouterr().err
    assert not paths.personal().archive.exists()


# export


def test_export_of_a_day(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "day.txt"
    assert cli.main(["export", "--date", "2022年7月9日", "-o", str(target)]) == Exit.DONE
    assert target.read_text("utf-8").count("柳溪报　2022年7月9日　第1版") == 2
    assert capsys.readouterr().err == f"2 articles written to {target}\n"


def test_export_never_overwrites_unasked(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "mine.txt"
    target.write_text("mine")
    typed = ["export", "--find", "石桥", "-o", str(target)]
    assert cli.main(typed) == Exit.NOT_WRITTEN
    assert "stands there already" in capsys.readouterr().err
    assert target.read_text() == "mine"
    assert cli.main([*typed, "--overwrite"]) == Exit.DONE
    assert "西山茶园开园" in target.read_text("utf-8")


def test_export_into_a_pipe(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["export", "--find", "茶农", "-o", "-"]) == Exit.DONE
    assert capsys.readouterr().out.startswith("柳溪报　2022年7月16日　第1版\n\n西山茶园开园\n记者 周远\n")


def test_export_of_bookmarks_says_what_is_not_here(
    filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "other.yuebao"
    assert (
        cli.main(["--archive", str(other), "import", str(tmp_path / "pages" / "2022-07-09.txt")]) == Exit.DONE
    )
    archive, marks = Archive.open(filled), Marks.open(tmp_path / "other.marks.sqlite")
    for record in articles(archive):
        marks.add_bookmark(record, WHEN)
    archive.close()
    marks.close()
    capsys.readouterr()
    assert (
        cli.main(["--archive", str(other), "export", "--bookmarks", "-o", str(tmp_path / "b.txt")])
        == Exit.DONE
    )
    said = capsys.readouterr().err.splitlines()
    assert said[0] == "Not in this archive, so left out: 西山茶园开园 (柳溪报, 2022-07-16)"
    assert said[1].startswith("2 articles written")


def test_export_of_one_paper(filled: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    typed = ["export", "--find", "石桥", "-o", str(tmp_path / "x.txt"), "--paper"]
    assert cli.main([*typed, "海港报"]) == Exit.WRONG_CALL
    assert "It has: 柳溪报" in capsys.readouterr().err
    assert cli.main([*typed, "柳溪报"]) == Exit.DONE


@pytest.mark.parametrize(
    ("what", "said"),
    [
        (["--date", "2022-07-10"], "no article of 2022年7月10日"),
        (["--find", "灯塔"], "Nothing was found for 灯塔"),
        (["--bookmarks"], "no bookmark"),
    ],
)
def test_nothing_to_export_writes_nothing(
    filled: Path, tmp_path: Path, what: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["export", *what, "-o", str(tmp_path / "x.txt")]) == Exit.NOTHING
    assert said in capsys.readouterr().err
    assert not (tmp_path / "x.txt").exists()


# the terminal


def test_output_is_utf8_whatever_the_locale(filled: Path) -> None:
    done = outside("find", "茶农", LC_ALL="C", PYTHONIOENCODING="ascii", PYTHONUTF8="0", YUEBAO_LANGUAGE="en")
    assert done.returncode == Exit.DONE
    assert "西山茶园开园" in done.stdout.decode("utf-8")


def test_words_that_are_no_text_are_read_as_far_as_they_go(
    filled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["find", "石桥\udcff亭"]) == Exit.NOTHING
    assert cli.main(["find", "石桥\ud83d亭"]) == Exit.NOTHING
    assert capsys.readouterr().err == "Nothing was found for 石桥?亭.\n" * 2


def test_a_broken_pipe_is_no_traceback(filled: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [*PYTHON, "find", "石桥", "--json"], stdout=writing, stderr=subprocess.PIPE, check=False, cwd=ROOT
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (Exit.DONE, b"")


COMMANDS = [
    ["find", "石桥", "--json"],
    ["find", "石桥", "--count"],
    ["show", "1"],
    ["export", "--find", "石桥", "-o", "-"],
    ["gaps"],
    ["preview", "PAGES"],
]


@pytest.mark.parametrize("code", [errno.EPIPE, errno.ENOSPC])
@pytest.mark.parametrize("typed", COMMANDS, ids=" ".join)
def test_output_that_nobody_takes_is_not_the_archives_fault(
    filled: Path, pages: Path, typed: list[str], code: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_words: object, file: object = None, **_how: object) -> None:
        if file is None:
            raise OSError(code, os.strerror(code))
        said.append(" ".join(map(str, _words)))

    said: list[str] = []
    monkeypatch.setattr("builtins.print", refuse)
    monkeypatch.setattr(terminal, "drop_output", lambda: None)
    call = [str(pages) if word == "PAGES" else word for word in typed]
    assert cli.main(call) == (Exit.DONE if code == errno.EPIPE else Exit.NOT_WRITTEN)
    assert not any("cannot be opened" in sentence for sentence in said)


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no device that is always full")
def test_a_full_device_is_no_traceback(filled: Path) -> None:
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            [*PYTHON, "find", "石桥"], stdout=full, stderr=subprocess.PIPE, check=False, cwd=ROOT
        )
    assert done.returncode == Exit.NOT_WRITTEN
    assert b"cannot be written" in done.stderr
    assert b"Traceback" not in done.stderr


def test_ctrl_c_says_so_and_leaves_whole_issues(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def press_at_the_second(progress: Progress, _pace: object) -> None:
        if progress.done == 1:
            signal.raise_signal(signal.SIGINT)

    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    monkeypatch.setattr(terminal, "_show", press_at_the_second)
    # A shell starts what runs in its background with Ctrl+C ignored, and Python leaves it so.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        assert cli.main(["import", str(pages)]) == Exit.STOPPED
    finally:
        signal.signal(signal.SIGINT, before)
    assert capsys.readouterr().err.endswith("Stopped. What was done before stays.\n")
    archive = Archive.open(paths.personal().archive)
    assert [record.clipping.date for record in articles(archive)] == [BRIDGE_DAY] * 2
    archive.close()


def test_the_command_line_loads_no_qt_and_nothing_heavy() -> None:
    check = (
        "import sys; from reader import cli; cli.main(['help']);"
        "heavy = {'PySide6', 'jieba', 'sqlite_utils', 'sqlite3', 'opencc', 'ctypes'} & set(sys.modules);"
        "sys.exit(repr(heavy) if heavy else 0)"
    )
    # A run that measures coverage would load its own database into the process.
    environment = {name: value for name, value in os.environ.items() if not name.startswith("COVERAGE")}
    done = subprocess.run(
        [sys.executable, "-c", check], capture_output=True, check=False, cwd=ROOT, env=environment
    )
    assert done.returncode == 0, done.stderr


def test_hits_are_marked_in_a_terminal_only(monkeypatch: pytest.MonkeyPatch) -> None:
    text = HighlightedText("石桥\n通了，过石桥", (Span(0, 2), Span(7, 9)))
    assert terminal.highlighted(text) == "石桥 通了，过石桥"
    monkeypatch.setattr(terminal, "shows_colour", lambda _stream: True)
    assert terminal.highlighted(text) == "\x1b[1;31m石桥\x1b[0m 通了，过\x1b[1;31m石桥\x1b[0m"


def test_colour_is_for_terminals_that_want_it(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal:
        def isatty(self) -> bool:
            return True

    for name in ("NO_COLOR", "TERM"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("WT_SESSION", "1")
    assert terminal.shows_colour(Terminal())  # type: ignore[arg-type]  # all that is asked of it
    assert not terminal.shows_colour(sys.stdout)
    monkeypatch.setenv("NO_COLOR", "1")
    assert not terminal.shows_colour(Terminal())  # type: ignore[arg-type]


def test_no_text_can_steer_the_terminal() -> None:
    assert terminal.shown("石桥\x1b[2J\x07通了\n。") == "石桥\ufffd[2J\ufffd通了 。"
    assert "\x1b" not in terminal.highlighted(HighlightedText("石\x1b]0;桥", (Span(0, 1),)))


def test_progress_is_one_line_that_goes_away(
    pages: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys.stderr, "isatty", lambda: True)
    assert cli.main(["import", str(pages)]) == Exit.DONE
    said = capsys.readouterr().err
    assert "1 / 2 files · 1 issue · 2 articles  2022-07-16.txt" in said
    assert "\n" not in said
    assert said.endswith("\r\x1b[K")


# languages


def test_gettext_is_left_as_it_was(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "de")
    cli.main(["--language", "en", "--version"])
    assert (os.environ["LANGUAGE"], gettext.textdomain()) == ("de", "messages")
    monkeypatch.delenv("LANGUAGE")
    cli.main(["--version"])
    assert "LANGUAGE" not in os.environ


@pytest.mark.parametrize(
    ("typed", "language"),
    [
        (["--language", "en"], "en"),
        (["find", "--language=zh_CN", "x"], "zh_CN"),
        (["--language"], None),
        (["--language", "de"], None),
        (["find", "x"], None),
    ],
)
def test_the_language_is_looked_up_before_anything_is_said(typed: list[str], language: str | None) -> None:
    assert arguments.asked_language(typed) == language


# remove


def test_remove_says_first_and_removes_when_told(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def articles_left() -> int:
        with closing(Archive.open(filled, read_only=True)) as archive:
            return archive.size().articles

    held, call = articles_left(), ["remove", "--date", BRIDGE_DAY.isoformat()]
    assert cli.main(call) == Exit.DONE
    said = capsys.readouterr()
    assert BRIDGE_DAY.isoformat() in said.out
    assert "1 page" in said.out
    assert "add --yes" in said.err
    assert articles_left() == held
    assert cli.main([*call, "--page", "1", "--yes"]) == Exit.DONE
    assert f"{BRIDGE_DAY.isoformat()}, page 1: " in capsys.readouterr().out
    assert articles_left() < held
    assert cli.main(["check"]) == Exit.DONE
    assert cli.main([*call, "--yes"]) == Exit.WRONG_CALL
    assert "does not hold" in capsys.readouterr().err


def test_remove_takes_articles_and_sources(filled: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["find", "茶农", "--json"]) == Exit.DONE
    (found,) = map(json.loads, capsys.readouterr().out.splitlines())
    assert cli.main(["remove", str(found["id"]), "--yes"]) == Exit.DONE
    assert found["headline"] in capsys.readouterr().out
    assert cli.main(["find", "茶农", "--json"]) == Exit.NOTHING
    assert (
        cli.main(["remove", "--date", BRIDGE_DAY.isoformat(), "--source", "nothing.txt"]) == Exit.WRONG_CALL
    )
    assert "It has: " in capsys.readouterr().err
    assert cli.main(["remove"]) == Exit.WRONG_CALL
    assert cli.main(["remove", "1"]) == Exit.WRONG_CALL
