# `make COMMAND` is `python scripts/toolkit.py COMMAND`; several goals are one call, so that the site is built once.
# Options: make check ARGS="--language fr". Another Python: make test PYTHON=python3.12.
PYTHON ?= python3
GOALS := $(or $(MAKECMDGOALS),help)

.PHONY: toolkit $(GOALS)
$(GOALS): toolkit
	@:
toolkit:
	@$(PYTHON) scripts/toolkit.py $(GOALS) $(ARGS)
