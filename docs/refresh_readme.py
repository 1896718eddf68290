"""Run every ``$ quotes …`` line of the README's console blocks and write what it prints below it.

    python docs/refresh_readme.py [--check]

In: README.md.  Out: README.md with true output; with ``--check`` nothing is written and the exit code is 1
where the output differs.  The commands run one after the other in an empty folder that holds the files
they name, with one store, as on a terminal of 96 columns without colours.
"""

import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
README = ROOT / "README.md"
_BLOCK = re.compile(r"```console\n(?P<body>.*?)```", re.DOTALL)


def printed(command: str, folder: Path) -> str:
    """Return what one command prints on a terminal."""
    arguments = shlex.split(command.removeprefix("$ quotes "))
    env = dict(os.environ, NO_COLOR="1", COLUMNS="96", QUOTES_STORE="quotes.db", LC_ALL="C.UTF-8")
    done = subprocess.run(
        [sys.executable, "-m", "quotes", *arguments, "--format", "table"],
        cwd=folder,
        env=env,
        capture_output=True,
        encoding="utf-8",
    )
    text = done.stdout if done.returncode in (0, 3) else done.stdout + done.stderr
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def refreshed(text: str) -> str:
    """Return the README with the output of its commands.

    The store is filled first, so that the picture at the top can stand before the command that fills it.
    """
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        shutil.copytree(ROOT / "fixtures" / "demo", folder / "fixtures" / "demo")
        shutil.copytree(ROOT / "docs", folder / "docs")
        answers = {"$ quotes add fixtures/demo": printed("$ quotes add fixtures/demo", folder)}

        def block(found: re.Match[str]) -> str:
            parts = []
            for line in found["body"].splitlines():
                if line.startswith("$ quotes "):
                    answers.setdefault(line, printed(line, folder))
                    parts.append(f"{line}\n{answers[line]}")
            return "```console\n" + "\n\n".join(parts) + "\n```"

        return _BLOCK.sub(block, text)


def main() -> int:
    """Refresh or check the README."""
    before = README.read_text(encoding="utf-8")
    after = refreshed(before)
    if "--check" in sys.argv[1:]:
        return int(before != after)
    README.write_text(after, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
