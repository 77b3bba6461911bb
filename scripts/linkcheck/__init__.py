"""Checks the links that records carry to other sites, politely. Never part of a build.

fetching   asks a host for its pages: one request at a time, with pauses, again where it is busy, only where robots may
judging    an answer → what can be said of the link, and what cannot
reports    the report of a round, and data/dead-links.yml, from which pages know what to offer instead
"""
