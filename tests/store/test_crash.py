"""A process that is killed: what was committed is there, what was not is gone, the file is sound."""

import subprocess
import sys
from pathlib import Path

from quotes.store import Store

_KILLED = """
import os, sys
from quotes.models import Article
from quotes.store import Store

store = Store.open(sys.argv[1])
with store.batch(size=2):
    for number in range(5):
        store.add_article(Article(f"a{number}", f"Ferry number {number} sails."), prose_keys=range(3))
    database = store._database
    database.run("SAVEPOINT inside")
    database.run("INSERT INTO speaker VALUES ('p:half', 'Half Done', 'person')")
    # Write dirty pages to the file, as a large transaction would, then die without a word.
    database.rows("PRAGMA cache_size = 1")
    for number in range(200):
        database.run("INSERT INTO speaker VALUES (?, ?, 'person')", (f"p:{number}", "x" * 900))
    os._exit(9)
"""


def test_a_killed_process_leaves_whole_articles(path: Path) -> None:
    """Of five articles in commits of two, four are kept; nothing of the rest is seen."""
    done = subprocess.run([sys.executable, "-c", _KILLED, str(path)], capture_output=True, text=True)
    assert done.returncode == 9, done.stderr
    with Store.open(path) as store:
        assert [found.article.id for found in store.articles()] == ["a0", "a1", "a2", "a3"]
        assert not store._database.rows("SELECT 1 FROM speaker")
        assert store._database.rows("PRAGMA integrity_check")[0][0] == "ok"
        assert store.plan(store.article("a3")).status == "unchanged"
