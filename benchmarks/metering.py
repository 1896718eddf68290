"""Wall time, CPU time and peak memory of a command in a process of its own.

In: a command.  Out: what it used.  A small process stands between the benchmark and the command, because on Linux the
peak memory of a process counts that of the process it was split off from.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen

_BETWEEN = """
import json, resource, subprocess, sys, time
start = time.perf_counter()
status = subprocess.call(sys.argv[2:])
wall = time.perf_counter() - start
used = resource.getrusage(resource.RUSAGE_CHILDREN)
peak = used.ru_maxrss / (1024**2 if sys.platform == "darwin" else 1024)
with open(sys.argv[1], "w") as sink:
    json.dump([status, wall, used.ru_utime + used.ru_stime, peak], sink)
"""


@frozen
class Used:
    """What a command used."""

    wall: float
    #: Of user and system, in seconds.
    cpu: float
    #: Peak memory in MB.
    memory: float


def metered(command: Sequence[str], out: Path | None = None, root: Path | None = None) -> Used:
    """Run a command and return what it used; its output goes to ``out``, or nowhere.

    ``root`` is the checkout whose code it is to run.  It has bytecode, as every installed program has.
    """
    kept = {**os.environ, "PYTHONPYCACHEPREFIX": str(Path(tempfile.gettempdir()) / "quotes-benchmarks")}
    kept.pop("PYTHONDONTWRITEBYTECODE", None)
    if root is not None:
        kept["PYTHONPATH"] = str(root)
    with tempfile.TemporaryDirectory() as scratch:
        told = Path(scratch) / "used.json"
        with (out or Path(os.devnull)).open("wb") as sink:
            whole = [sys.executable, "-c", _BETWEEN, str(told), *command]
            subprocess.run(whole, stdout=sink, env=kept, cwd=root, check=True)
        status, wall, cpu, memory = json.loads(told.read_text())
    if status:
        raise SystemExit(f"{' '.join(command)} failed with status {status}")
    return Used(wall, cpu, memory)
