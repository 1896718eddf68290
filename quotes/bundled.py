"""Files that come with this program, beside its modules.

In: a module's ``__file__`` and the name of its package.  Out: the folder of the two.

>>> (folder_of(__file__, "quotes") / "py.typed").is_file()
True
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable


def folder_of(module_file: str, package: str) -> Traversable:
    """Return the folder of a package, in an archive too; ``importlib.resources`` would load a third of the library."""
    folder = Path(module_file).parent
    if folder.is_dir():
        return folder
    from importlib import resources

    return resources.files(package)
