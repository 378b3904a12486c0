"""Search: documents -> index -> files, and back. The format of the files stands in docs/engineering/search.md.

Phase: search. Built on the Library and on rendered bodies; it knows nothing of themes and pages around them.
"""
