"""The catalogue of practices and resources. It knows no MkDocs. Eight rooms, each importing from those above:

    model        what a record is
    source       disk → records
    recognition  what follows from evidence
    lint         the checker
    views        what templates show, in one language
    html         templates and the head of a page
    exports      what machines read
    build        the pipeline that writes the site

pyproject.toml holds the contract; `make test` proves it.
"""
