"""Set up, run and test Yuebao from a checkout; needs Python 3.11 or newer and nothing else.

python3 packaging/dev.py run [PATH…]    open the window on PATH, or on the specimen paper
python3 packaging/dev.py test [ARG…]    check everything; with arguments run only pytest, with them
python3 packaging/dev.py lint           style, types, layers and the Chinese catalogue
python3 packaging/dev.py catalogue      take new sentences of the program into the Chinese catalogue
python3 packaging/dev.py build NAME…    make wheel, frozen, deb, flatpak, windows or macos, into dist/
python3 packaging/dev.py setup          only what each of them does first: set up whatever is missing
"""

from __future__ import annotations

import hashlib
import os
import platform
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import system_packages
from system_packages import SetUpError

if TYPE_CHECKING:
    from collections.abc import Mapping

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
STAMP = VENV / "yuebao-setup"
CONSTRAINTS = ROOT / "packaging" / "constraints.txt"
MADE_FROM = ("pyproject.toml", "packaging/constraints.txt", "packaging/hatch_build.py")
CATALOGUE_TOOL = ROOT / "packaging" / "catalogue.py"
OLDEST_PYTHON = (3, 11)
LEAST_COVERAGE = 95
"""Percent of core, store, find and importers together that the tests must reach."""
MEASURED = ("core", "store", "find", "importers")


def main(arguments: list[str]) -> int:
    """Run one command; the exit code."""
    commands = {
        "setup": setup,
        "run": run,
        "test": test,
        "lint": lint,
        "catalogue": catalogue,
        "build": build,
    }
    name, rest = (arguments[0], arguments[1:]) if arguments else ("", [])
    if name not in commands:
        print(__doc__)
        return 0 if name in {"-h", "--help", "help"} else 2
    try:
        return commands[name](rest)
    except SetUpError as error:
        print(error, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


def setup(_arguments: list[str]) -> int:
    """Make .venv with everything in it; nothing is done twice."""
    set_up()
    print(f"Everything is set up in {VENV}.")
    return 0


def run(paths: list[str]) -> int:
    """Open the window on `paths`, or on the specimen; the checkout's own folder keeps what it stores."""
    if not has_screen(sys.platform, os.environ):
        message = (
            "There is no screen here (neither DISPLAY nor WAYLAND_DISPLAY is set), so no window can open. "
            "To run without one: QT_QPA_PLATFORM=offscreen python3 packaging/dev.py run"
        )
        raise SetUpError(message)
    set_up()
    home = os.environ.get("YUEBAO_HOME") or str(ROOT / ".yuebao")
    # In the folder where it was typed, so that PATH means the same; -P: and no `reader` of that folder's.
    wanted = [str(venv_python()), "-P", "-m", "reader", *(paths or ["--specimen"])]
    return subprocess.run(wanted, env={**os.environ, "YUEBAO_HOME": home}, check=False).returncode


def test(arguments: list[str]) -> int:
    """Check everything and measure the coverage; with arguments, run pytest on those alone."""
    start = time.monotonic()
    set_up()
    if arguments:
        return in_venv("-m", "pytest", *arguments)
    failed = [name for name, code in (("lint", lint([])), ("tests", _measured_tests())) if code]
    verdict = f"Failed: {', '.join(failed)}." if failed else "All is well."
    print(f"{verdict} Took {time.monotonic() - start:.0f} s.")
    return 1 if failed else 0


def lint(_arguments: list[str]) -> int:
    """Style, types, layers and the Chinese catalogue; every check is run, whatever the others say."""
    set_up()
    checks = (
        ("-m", "ruff", "check"),
        ("-m", "ruff", "format", "--check"),
        ("-m", "mypy"),
        ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
        (str(CATALOGUE_TOOL), "check"),
    )
    return 1 if [check for check in checks if in_venv(*check)] else 0


def catalogue(_arguments: list[str]) -> int:
    """Take the program's sentences into the Chinese catalogue; translations stay."""
    set_up()
    return in_venv(str(CATALOGUE_TOOL), "update")


def build(names: list[str]) -> int:
    """Make what the program is handed out as."""
    set_up()
    return in_venv(str(ROOT / "packaging" / "build.py"), *names)


# running things in .venv


def in_venv(*arguments: str) -> int:
    """Run the Python of .venv in the checkout, without a screen; the exit code."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    command = [str(venv_python()), *arguments]
    print("—", *(Path(word).name for word in arguments), flush=True)
    return subprocess.run(command, cwd=ROOT, env=environment, check=False).returncode


def venv_python() -> Path:
    """The Python of .venv."""
    return VENV / ("Scripts/python.exe" if sys.platform == "win32" else "bin/python")


def _measured_tests() -> int:
    in_venv("-m", "coverage", "erase")
    # A worker a core; .coverage files of theirs are put together afterwards.
    code = in_venv("-m", "coverage", "run", "-m", "pytest", "--numprocesses=auto", "--dist=worksteal")
    in_venv("-m", "coverage", "combine", "--quiet")
    measured = ",".join(f"reader/{part}/*" for part in MEASURED)
    print(f"Coverage of {', '.join(MEASURED)} (at least {LEAST_COVERAGE} %):", flush=True)
    limits = (f"--include={measured}", "--skip-covered", f"--fail-under={LEAST_COVERAGE}")
    return in_venv("-m", "coverage", "report", *limits) or code


# setting up


def set_up() -> None:
    """Bring .venv to what pyproject.toml and the constraints say. Raises SetUpError with what to do."""
    fault = python_fault(sys.version_info[:2]) or system_packages.loader_fault(sys.platform)
    if fault:
        raise SetUpError(fault)
    wanted = stamp(ROOT)
    if not (venv_python().exists() and STAMP.is_file() and STAMP.read_text("utf-8") == wanted):
        is_linux = sys.platform == "linux"
        if is_linux:
            system_packages.install(system_packages.wanted_packages())
        _make_venv()
        _install_packages()
        if is_linux:
            _check_libraries()
        STAMP.write_text(wanted, "utf-8")
    _compile_catalogues()


def stamp(root: Path) -> str:
    """A digest of all that .venv in the checkout `root` is made from."""
    text = "\n".join([platform.python_version(), platform.machine(), str(root)])
    digest = hashlib.sha256(text.encode())
    for name in MADE_FROM:
        digest.update((root / name).read_bytes())
    return digest.hexdigest()


def python_fault(version: tuple[int, int]) -> str:
    """Why this Python will not do; "" if it will."""
    if version >= OLDEST_PYTHON:
        return ""
    oldest, found = (".".join(map(str, numbers)) for numbers in (OLDEST_PYTHON, version))
    return f"Yuebao needs Python {oldest} or newer, and this is {found}. Start it with a newer one."


def has_screen(system: str, environment: Mapping[str, str]) -> bool:
    """Whether a window can open, or the person has asked for one of Qt's ways without a screen."""
    if system in {"win32", "darwin"}:
        return True
    return any(environment.get(name) for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"))


def is_stale(source: Path, made: Path) -> bool:
    """Whether `made` has to be made again from `source`."""
    return not made.exists() or made.stat().st_mtime < source.stat().st_mtime


def _make_venv() -> None:
    """Make .venv, and make it anew where it belongs to another Python or cannot be started."""
    version = "import platform; print(platform.python_version())"
    if venv_python().exists():
        told = subprocess.run(
            [str(venv_python()), "-c", version], capture_output=True, text=True, check=False
        )
        if told.stdout.strip() == platform.python_version():
            return
    print("Making .venv", flush=True)
    if subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], check=False).returncode:
        message = f"Python could not make {VENV}, for the reason above."
        raise SetUpError(message)


def _install_packages() -> None:
    print("Installing Python packages into .venv, about 110 MB the first time", flush=True)
    # pip itself first: the one that Python brings may not know how to bind builds to the constraints.
    for wanted in (["pip"], ["--editable", ".[dev]"]):
        if in_venv_pip("install", "--upgrade-strategy", "only-if-needed", *wanted):
            message = (
                "pip could not install the packages, for the reason above. Put that right and start again."
            )
            raise SetUpError(message)


def in_venv_pip(*arguments: str) -> int:
    """Run pip with every version bound, those of packages needed only to build others as well."""
    bound = {"PIP_CONSTRAINT": str(CONSTRAINTS), "PIP_BUILD_CONSTRAINT": str(CONSTRAINTS)}
    plain = {"PIP_DISABLE_PIP_VERSION_CHECK": "1", "PIP_NO_INPUT": "1", "PIP_USE_PEP517": "1"}
    command = [str(venv_python()), "-m", "pip", *arguments]
    return subprocess.run(command, cwd=ROOT, env={**os.environ, **bound, **plain}, check=False).returncode


def _check_libraries() -> None:
    """Ask the loader itself whether Qt has all it needs, and install what it has not."""
    folder = next((VENV / "lib").glob("python3*/site-packages/PySide6"))
    lacking = system_packages.lacking_libraries(folder)
    system_packages.install(system_packages.Wanted(system_packages.packages_of(lacking), []))
    lacking = system_packages.lacking_libraries(folder) if lacking else []
    if lacking:
        listed = ", ".join(lacking)
        message = f"Qt lacks these shared libraries: {listed}. Install what brings them and start again."
        raise SetUpError(message)


def _compile_catalogues() -> None:
    sources = (ROOT / "resources" / "locale").glob("*/LC_MESSAGES/*.po")
    if any(is_stale(source, source.with_suffix(".mo")) for source in sources):
        in_venv(str(CATALOGUE_TOOL), "compile")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
