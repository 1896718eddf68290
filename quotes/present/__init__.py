"""Records to what a person or a program reads: JSON, CSV, the terminal, a page.

In: ``Quotation``, ``Comparison``, ``Lineage`` and their like.  Out: the JSON of the contract and CSV rows
(``records``, ``tables``), rich texts for a terminal (``terminal``, ``wordings``), one HTML file (``page``).

>>> from quotes.present.records import comparison_record
"""
