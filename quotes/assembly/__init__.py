"""The linking of articles into lineages, in memory or over a store.

In: articles with their quotations; or an open store and the ids of the articles that changed in it.
Out: ``Lineage`` records; in a store, saved.  The order in which articles come makes no difference.

>>> [lineage.first.outlet for lineage in assemble([(article, quotations)])]
['Harbour Post']
"""

from __future__ import annotations

from quotes.assembly.items import Item
from quotes.assembly.memory import assemble
from quotes.assembly.relinking import relink

__all__ = ["Item", "assemble", "relink"]
