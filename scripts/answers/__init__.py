"""Answers to questions from the published data of a site, a release or a pack, for the server for assistants.

    published      the files, wherever they are: a folder or an archive
    questions      what is refused, and what leads to the safety page first
    finding        search: words → steps, practices, situations, provisions
    answers        the answer of each tool

The standard library is enough, and nothing is imported from the site: a release and a pack have these files.
"""
