"""The catalogue: records, recognition, checks and views, without MkDocs.

Imports go downwards only, in this order:

    diagnostics  dates  vocabularies  a finding; dates as sources give them; data/*.yml
    documents  texts                  a page on disk; the text of a record
    models  validation                THE RECORDS; front matter against them
    loading                           docs/ → Catalogue
    recognition                       evidence → level; the only place that says "recognized"
"""
