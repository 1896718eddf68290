"""Records to what a person or a program reads: JSON, CSV, the terminal, a page.

In: ``Quotation``, ``Comparison``, ``Lineage`` and their like.  Out: the JSON of the contract (``records``) and CSV
rows (``sheets``), rich texts for a terminal (``terminal``, ``answers``, ``overview``), one HTML file (``page``).

>>> from quotes.present.records import comparison_record
"""
