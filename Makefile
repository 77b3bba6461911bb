# Two commands do everything for a newcomer: `make serve` shows the site, `make test` proves it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000

export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site check new translate test bench clean

help:  ## show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/site.stamp: requirements.txt
	$(PYTHON) scripts/setup.py $(VENV) requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/site.stamp
	$(PYTHON) scripts/setup.py $(VENV) requirements-dev.txt
	@touch $@

serve: $(VENV)/site.stamp  ## set up, build both languages and show them, with live reload (ADDRESS=127.0.0.1:8000)
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

site: $(VENV)/site.stamp  ## build the site into site/, strictly
	$(BIN)/mkdocs build --strict --clean

translate: $(VENV)/site.stamp  ## show what changed since a page was translated (PAGE=docs/….fr.md), stamp it (STAMP=--stamp)
	$(BIN)/python scripts/translate.py $(STAMP) $(PAGE)

check: $(VENV)/site.stamp  ## check every page; says what is wrong, where, and what to do
	$(BIN)/python scripts/check.py

test: $(VENV)/dev.stamp  ## set up and run every test, in a real browser too
	$(BIN)/python scripts/browser.py
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python -m pytest

clean:  ## remove what was built and set up
	rm -rf $(VENV) .cache site dist
