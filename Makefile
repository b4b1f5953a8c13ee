# Gaodi: `make run` serves the demonstration, `make test` runs every test. Both do their own set-up.
PYTHON ?= python3
BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes
WORKSPACE ?= var/demo
HOST ?= 127.0.0.1
PORT ?= 8000

.PHONY: help setup pages run test bench lint format lock clean
.DEFAULT_GOAL := help

help: ## this list
	@grep -E '^[a-z]+:.*##' Makefile | sed -E 's/:[^#]*## /	/' | expand -t 10

setup: .venv/.run-ready ## the environment: .venv/bin/gaodi exists afterwards

pages: .venv/.run-ready ## build scripts, styles, fonts and translations, if they changed
	@$(BIN)/python scripts/frontend.py
	@$(BIN)/python scripts/translations.py

run: pages ## make the demonstration workspace if there is none, and serve it at http://127.0.0.1:8000
	@$(BIN)/gaodi start $(WORKSPACE) --host $(HOST) --port $(PORT)

test: .venv/.test-ready pages ## every test
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@$(BIN)/lint-imports --config pyproject.toml
	@$(BIN)/mypy
	@$(BIN)/pytest -n 2 --dist loadfile --no-loadscope-reorder $(PYTEST)

bench: .venv/.test-ready ## every benchmark, as tables
	@for file in bench/*.py; do $(BIN)/python $$file || exit 1; done

lint: .venv/.test-ready ## style, layering, types
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/lint-imports --config pyproject.toml
	@$(BIN)/mypy

format: .venv/.test-ready ## put the code in its form
	@$(BIN)/ruff check --fix --quiet .
	@$(BIN)/ruff format --quiet .

lock: ## write the locks anew from pyproject.toml
	@scripts/lock.sh

clean: ## remove what was built, not the workspaces
	@rm -rf .venv frontend/node_modules src/gaodi/web/static/build .mypy_cache .ruff_cache .pytest_cache

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "Gaodi needs Python 3.11 or newer; this is " + sys.version.split()[0] + ". Say which to use: make PYTHON=python3.12 " + "run")'
	@$(PYTHON) -m venv .venv

.venv/.run-ready: requirements.lock pyproject.toml | .venv/bin/python
	@echo "Making the environment …"
	@$(PIP) -r requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $@

.venv/.test-ready: requirements-dev.lock .venv/.run-ready
	@echo "Adding what the tests need …"
	@$(PIP) -r requirements-dev.lock
	@touch $@
