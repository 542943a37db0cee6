# The newsroom's commands. `make help` lists them.
SHELL := /bin/sh
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
PYTEST := $(BIN)/python -m pytest -q
HOW ?= -n 2 --dist loadgroup
STORIES ?= 10000

.DEFAULT_GOAL := help
.PHONY: help run demo-reset test test-postgres eval bench bench-postgres lint check install

help: ## List these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-15s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

run: $(VENV)/.runs ## Start the newsroom (first start: makes secrets, database and a demo)
	@exec $(BIN)/python -m newsroom.launch

demo-reset: $(VENV)/.runs ## Put the demo back as it was; refuses where a story is not the demo's
	@$(BIN)/python manage.py demo_reset

install: $(VENV)/.develops ## Install all a developer needs into .venv

test: $(VENV)/.develops ## Run the tests (browser and PostgreSQL tests say so when the machine lacks them)
	@$(PYTEST) $(HOW)

test-postgres: $(VENV)/.develops ## Run the tests on a throwaway PostgreSQL
	@tests/with_postgres.sh $(PYTEST) $(HOW)

eval: $(VENV)/.develops ## Measure the suggestions on the labelled stories; fails below a floor (EVAL="--worst 5 --show 30")
	@$(BIN)/python -m tests.eval --floors $(EVAL)

bench: $(VENV)/.develops ## Measure readers' pages beside a plain Django view (STORIES=10000 BENCH="--write")
	@$(BIN)/python -m newsroom.bench --stories $(STORIES) $(BENCH)

bench-postgres: $(VENV)/.develops ## The same on a throwaway PostgreSQL
	@tests/with_postgres.sh $(BIN)/python -m newsroom.bench --stories $(STORIES) $(BENCH)

lint: $(VENV)/.develops ## Check style, import contracts and templates
	@$(BIN)/ruff check . && $(BIN)/ruff format --check .
	@$(BIN)/lint-imports --no-cache
	@$(BIN)/python manage.py makemigrations --check --dry-run --settings tests.settings

check: lint eval test test-postgres ## Everything CI does

$(VENV)/.made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed; this is " + sys.version.split()[0] + ". Try: PYTHON=python3.12 make run")'
	@$(PYTHON) -m venv $(VENV) || { echo "python3 -m venv failed. On Debian: apt install python3-venv"; exit 1; }
	@touch $@

$(VENV)/.runs: requirements.txt | $(VENV)/.made
	@echo "Installing what the newsroom needs (once) ..."
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements.txt
	@touch $@

$(VENV)/.develops: requirements-dev.txt $(VENV)/.runs
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --only-binary :all: --require-hashes -r requirements-dev.txt
	@touch $@
