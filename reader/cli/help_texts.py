"""What `--help` says, and argparse's own words."""

from __future__ import annotations

from reader.cli.exits import meanings
from reader.core.speech import _

_COMMANDS = (
    "import", "preview", "find", "show", "export", "verify", "gaps", "marks", "corrections", "remove", "check",
    "reindex", "rebuild", "backup", "restore",
)  # fmt: skip
_TWO = "49546887168 49546887169"
_A_YEAR = "--from 2022-01-01 --to 2022-12-31"


def overview() -> str:
    """What the program is, over its options."""
    return _(
        "Yuebao reads newspaper archives. Without a command it opens its window and reads PATH in, if any."
    )


def overview_end() -> str:
    """The commands, the exit codes and some examples, under the options."""
    commands = [f"  {name:<11} {about(name)}" for name in _COMMANDS]
    codes = [f"  {code.value:>3}  {meaning}" for code, meaning in meanings().items()]
    calls = ["yuebao", "yuebao import ~/papers", "yuebao find 服务业", "yuebao help find"]
    blocks = [
        (_("Commands:"), commands),
        (_("Exit codes:"), codes),
        (_("Examples:"), [f"  {call}" for call in calls]),
    ]
    return "\n\n".join("\n".join([head, *lines]) for head, lines in blocks)


def about(command: str) -> str:
    """What a command does, in a sentence."""
    return {
        "import": _("read files and folders into the archive"),
        "preview": _("show how files would be read; nothing is kept"),
        "find": _("find articles by their words"),
        "show": _("show articles whole, each with its citation"),
        "export": _("write articles to a file, in one of many forms"),
        "verify": _("check an evidence bundle: whether anything in it was changed"),
        "gaps": _("tell which issues are missing, held in part or doubtful"),
        "marks": _("list bookmarks, highlights and notes, write them to a file, and take in those of a file"),
        "corrections": _("share the corrections made to articles, and apply those of others"),
        "remove": _("take an issue, a page, an article or a source out of the archive"),
        "check": _("look the archive over, and mend what is damaged"),
        "reindex": _("make the find index anew"),
        "rebuild": _("make a damaged archive anew from its sources"),
        "backup": _("copy bookmarks, corrections and saved finds"),
        "restore": _("show the copies of the bookmarks, and put one in their place"),
    }[command]


def examples(command: str) -> str:
    """Calls to copy, each under what it does."""
    calls = {
        "import": [
            (_("Read a page, and a folder with all that is in it:"), "yuebao import 2022-07-19.txt ~/papers"),
            (
                _("A folder of articles that do not name their paper:"),
                "yuebao import --paper 人民日报 ~/rmrb",
            ),
            (
                _("A page whose characters come out wrong, read as it is written:"),
                "yuebao import --encoding big5 page.txt",
            ),
            (_("Into an archive of its own:"), "yuebao --archive county.yuebao import ~/papers"),
        ],
        "preview": [
            (_("See what would be read from a page:"), "yuebao preview 2022-07-19.txt"),
            (_("The same for a program:"), "yuebao preview 2022-07-19.txt --json"),
        ],
        "find": [
            (_("Articles in which both words stand, without another:"), "yuebao find 服务业 衢江 -会议"),
            (_("How many there are, month by month:"), "yuebao find 服务业 --group-by month"),
            (
                _("All of them, newest first, for a program:"),
                "yuebao find 服务业 --limit 0 --order newest --json",
            ),
        ],
        "show": [
            (_("Read an article that find --json told of:"), "yuebao show 49546887168"),
            (
                _("Two articles for a program, cited as in a footnote:"),
                f"yuebao show {_TWO} --style footnote --json",
            ),
        ],
        "export": [
            (_("The issues of a day:"), "yuebao export --date 2022-07-19 -o 2022-07-19.txt"),
            (_("What is found, into a pipe:"), "yuebao export --find 服务业 -o - | less"),
            (_("The bookmarks of one paper:"), "yuebao export --bookmarks --paper 今日衢江 -o marks.txt"),
            (
                _("What is found, as evidence with pieces of the page:"),
                "yuebao export --find 石桥 -o bridge.zip",
            ),
        ],
        "verify": [
            (_("Whether a bundle is still as it was made:"), "yuebao verify bridge.zip"),
            (_("The same for a program:"), "yuebao verify bridge.zip --json"),
        ],
        "gaps": [
            (_("What is missing of a paper in a year:"), f"yuebao gaps --paper 今日衢江 {_A_YEAR}"),
            (_("The same of all papers, for a program:"), "yuebao gaps --json"),
        ],
        "marks": [
            (_("Your notes with a tag:"), "yuebao marks list --kind note --tag 待查"),
            (_("All marks as a web page, to read and to print:"), "yuebao marks export -o marks.html"),
            (_("From one computer to the other:"), "yuebao marks export -o marks.json"),
            (_("And in again there:"), "yuebao marks import marks.json"),
        ],
        "corrections": [
            (_("What you have corrected in a paper:"), "yuebao corrections list --paper 今日衢江"),
            (_("Hand it to a colleague:"), "yuebao corrections export -o corrections.jsonl"),
            (_("Apply what a colleague corrected:"), "yuebao corrections apply corrections.jsonl"),
        ],
        "remove": [
            (_("What would be removed with a day's issue:"), "yuebao remove --date 2022-07-19"),
            (
                _("Remove a page of the special of that day:"),
                "yuebao remove --date 2022-07-19 --edition 号外 --page 2 --yes",
            ),
            (_("Remove an article that find --json told of:"), "yuebao remove 49546887168 --yes"),
        ],
        "check": [
            (_("Check an archive of its own:"), "yuebao check --archive county.yuebao"),
            (
                _("Mend what is damaged, reading its sources again where that is needed:"),
                "yuebao check --mend",
            ),
        ],
        "rebuild": [
            (_("Read all again that the archive was read from; the damaged one is kept:"), "yuebao rebuild"),
            (_("The same where its sources have moved:"), "yuebao rebuild ~/papers"),
        ],
        "backup": [
            (_("A copy beside the bookmarks:"), "yuebao backup"),
            (_("A copy on a USB stick:"), "yuebao backup /media/stick"),
        ],
        "restore": [
            (_("What copies there are, and what they hold:"), "yuebao restore --list"),
            (_("What one of them holds, line by line:"), "yuebao restore --list 2"),
            (_("Put it in the place of the bookmarks:"), "yuebao restore 2"),
        ],
        "reindex": [(_("After a fault was found:"), "yuebao reindex --archive county.yuebao")],
    }[command]
    return "\n".join([_("Examples:"), *(f"  {says}\n    {call}" for says, call in calls)])


def words_of_argparse() -> tuple[str, ...]:
    """What argparse itself says, marked here so that the catalogue has it: argparse asks gettext for it."""
    return (
        _("options"),
        _("positional arguments"),
        _("show this help message and exit"),
        _("argument %(argument_name)s: %(message)s"),
        _("expected one argument"),
        _("expected at least one argument"),
        _("the following arguments are required: %s"),
        _("unknown parser %(parser_name)r (choices: %(choices)s)"),
        _("one of the arguments %s is required"),
        _("not allowed with argument %s"),
        _("unrecognized arguments: %s"),
        _("ignored explicit argument %r"),
        _("invalid choice: %(value)r (choose from %(choices)s)"),
    )
