"""Checks the links that records carry to other sites, politely. Never part of a build.

fetching   asks: HEAD, then GET; one request at a time to a host, with pauses; robots.txt is respected
judging    an answer → what can be said of the link, and what cannot
reports    one report, and data/dead-links.yml, from which pages know what to offer instead
"""
