# Classplan: `make setup` once, `make run` to look at it, `make test` before a change is handed in.
# A rule that makes something keeps a stamp, so that a second call is quick.

SHELL := bash
.SHELLFLAGS := -euo pipefail -c
.DELETE_ON_ERROR:
MAKEFLAGS += --no-print-directory

VENV := .venv
BIN := $(VENV)/bin
DEMO := .demo
PORT := $(or $(CLASSPLAN_PORT),8000)
STAMPS := $(VENV)/stamps

# Any Python from 3.11 on; 3.11 itself where it is there.
PYTHON := $(shell for python in python3.11 python3; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)

DEMO_SOURCES := $(shell find demo src/classplan/records -path demo/\* -o -path \*/migrations/\*.py 2>/dev/null)

.PHONY: help setup run test check bench bench-reading torture docs lock clean browser papers

help: ## This list
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: $(STAMPS)/assets browser papers ## Install everything, also what only the tests need

$(STAMPS)/uv: requirements/uv.lock
	$(if $(PYTHON),,$(error Classplan needs Python 3.11 or newer))
	@echo "setup: a virtual environment in $(VENV) ($(PYTHON))"
	@$(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r $< 2>&1 \
		| { grep -v '^WARNING: Location' || true; }
	@mkdir -p $(STAMPS) && touch $@

$(STAMPS)/packages: requirements/dev.lock pyproject.toml $(STAMPS)/uv
	@echo "setup: the packages of requirements/dev.lock, and Classplan itself"
	@$(BIN)/uv pip sync --quiet --python $(BIN)/python --require-hashes requirements/uv.lock requirements/dev.lock
	@$(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable .
	@touch $@

# Node where it is there and new enough, else the one that PyPI carries.
$(STAMPS)/node: requirements/node.lock $(STAMPS)/packages
	@if ! node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' 2>/dev/null || ! command -v npm >/dev/null; then \
		echo "setup: no Node 20 here: the one of requirements/node.lock"; \
		$(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes -r $<; \
	fi
	@touch $@

# The pages weigh little only when what they link is compressed: WhiteNoise serves the .gz beside a file.
$(STAMPS)/assets: package-lock.json $(STAMPS)/node
	@echo "setup: the US Web Design System and axe, from npm"
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null
	@for part in css js; do \
		$(BIN)/python -m whitenoise.compress --quiet --no-brotli node_modules/@uswds/uswds/dist/$$part map; done
	@touch $@

browser:
	@if command -v chromium chromium-browser google-chrome >/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "setup: Chromium for the browser tests, from Debian's packages"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends chromium fonts-liberation >/dev/null; \
	else \
		echo "setup: no Chromium here; install it, or the browser tests will be named as not run"; \
	fi

# Java runs the validator of our PDFs, LibreOffice opens our Word documents, Pango draws what our PDFs are measured against.
papers: $(STAMPS)/packages
	@if command -v java >/dev/null && command -v soffice >/dev/null && [ -e /usr/share/java/jaxb-runtime.jar ] && [ -e /usr/lib/python3/dist-packages/uno.py ] \
		&& $(BIN)/python -c 'import weasyprint' 2>/dev/null; then :; \
	elif [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		echo "setup: Java, LibreOffice and Pango for the tests of papers, from Debian's packages"; \
		apt-get update -qq && DEBIAN_FRONTEND=noninteractive \
			apt-get install -qq -y --no-install-recommends default-jre-headless libjaxb-java \
			libreoffice-writer-nogui python3-uno libpangoft2-1.0-0 libharfbuzz-subset0 fonts-liberation >/dev/null; \
	else \
		echo "setup: no Java or no LibreOffice here; install them, or the tests of papers will be named as not run"; \
	fi

run: $(STAMPS)/assets $(DEMO)/entered ## Serve the sample city on this computer
	@CLASSPLAN_DATA=$(DEMO) DATABASE_URL= exec $(BIN)/classplan serve --port $(PORT)

# The demo is entered by the commands that an office uses. It appears whole or not at all.
$(DEMO)/entered: $(DEMO_SOURCES) | $(STAMPS)/assets
	@echo "run: entering the sample city (its papers or the shape of the records are new)"
	@rm -rf $(DEMO)-building-*
	@building=$$(mktemp -d "$(CURDIR)/$(DEMO)-building-XXXXXX"); \
	trap 'rm -rf "$$building"' EXIT; \
	CLASSPLAN="$(CURDIR)/$(BIN)/classplan" CLASSPLAN_DATA="$$building/office" DATABASE_URL= bash demo/enter.sh; \
	CLASSPLAN_DATA="$$building/office" DATABASE_URL= $(BIN)/python -m demo.alive; \
	touch "$$building/office/entered"; \
	if [ -e $(DEMO) ]; then mv $(DEMO) "$$building/old"; fi; \
	mv "$$building/office" $(DEMO)

test: setup style ## Everything: style, types, the whole suite on SQLite and on PostgreSQL
	@echo "test: the whole suite on SQLite"
	@$(BIN)/pytest -q -n 2 --dist worksteal --database=sqlite
	@echo "test: what touches the database, on PostgreSQL"
	@$(BIN)/pytest -q -n 2 --dist worksteal --database=postgresql -m "db and not browser"

check: setup style ## Style, types, and the quick tests that need neither database nor browser; under a minute
	@$(BIN)/pytest -q -n 2 --dist worksteal -m "not db and not browser and not slow"

.PHONY: style
style:
	@echo "test: style and types"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/mypy
	@$(BIN)/bandit --quiet --recursive --severity-level medium --configfile pyproject.toml src

bench: setup ## The figures to reach, measured
	@$(BIN)/python -m bench

bench-reading: setup ## The sample papers of other jurisdictions, read and set against what is in them
	@$(BIN)/python -m bench.reading_samples

torture: setup ## A thousand kills at random moments of an enactment, on both databases
	@$(BIN)/python -m tests.torture --kills 1000 --database sqlite
	@$(BIN)/python -m tests.torture --kills 1000 --database postgresql

docs: setup ## The generated reference, anew
	@$(BIN)/classplan docs build

# No host and no path of this machine may enter a lock.
COMPILE = $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-header \
	--no-emit-index-url --no-emit-find-links $(if $(UPGRADE),--upgrade)

lock: $(STAMPS)/uv ## The locks anew from pyproject.toml and package.json; UPGRADE=1 takes newer releases
	@$(COMPILE) requirements/uv.in --output-file requirements/uv.lock
	@$(COMPILE) requirements/node.in --output-file requirements/node.lock
	@$(COMPILE) pyproject.toml --output-file requirements/run.lock
	@$(COMPILE) pyproject.toml --group dev --constraint requirements/run.lock --output-file requirements/dev.lock
	@PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only --omit-lockfile-registry-resolved \
		--ignore-scripts --no-audit --no-fund --loglevel=error

clean: ## Remove what the other targets made
	rm -rf $(VENV) node_modules $(DEMO) $(DEMO)-building-* build dist
	rm -rf .hypothesis .import_linter_cache .mypy_cache .pytest_cache .ruff_cache
