"""What the report page shows, read from a store.

In: a store.  Out: ``PageData`` for ``quotes.present.page``.

>>> html = render_page(page_data(store))  # doctest: +SKIP
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quotes.models import Quotation
from quotes.present.page import PageData, SpeakerEntry

if TYPE_CHECKING:
    from quotes.store import Store

#: Quotations listed for one speaker: a page is for reading; all of them are for ``quotes list``.
LISTED = 200


def page_data(store: Store) -> PageData:
    """Return all that the page of ``store`` shows."""
    from quotes.store import QuotationFilter

    said: dict[str, list[Quotation]] = {}
    for quotation in store.quotations(QuotationFilter(kinds=("direct", "partial"), attributed=True)):
        if quotation.speaker and quotation.speaker.id:
            said.setdefault(quotation.speaker.id, []).append(quotation)
    speakers = tuple(
        SpeakerEntry(s.name, s.kind, s.roles, tuple(said[s.id][:LISTED]), len(said[s.id]))
        for s in store.speakers()
        if s.id in said
    )
    return PageData(tuple(store.lineages()), speakers, tuple(a.article for a in store.articles()))
