# Everything a newcomer needs. Each target installs what it needs by itself and only when that has changed.

PYTHON ?= $(shell for p in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$p -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && { echo $$p; break; }; done)
VENV := .venv
BIN := $(VENV)/bin
# One more than the cores most machines of the cloud have: many tests wait for a browser or a worker.
WORKERS ?= 3
TESTS ?= tests

.DEFAULT_GOAL := help
.PHONY: help run dev demo test check lint types imports migrations build messages client collection docs fuzz coverage format clean lock

help:  ## Show this list
	@sed -nE 's/^([a-z]+):.*## (.*)/  make \1|\2/p' $(MAKEFILE_LIST) | column -t -s '|'

run: $(VENV)/.runtime  ## Serve everything on http://127.0.0.1:8000; Ctrl-C ends it
	@exec $(BIN)/photodrop serve

dev: $(VENV)/.runtime  ## The same, built and started anew when a source changes
	@exec $(BIN)/photodrop serve --reload

demo: $(VENV)/.runtime  ## Fill it with a photographer, clients and albums of our own making
	@exec $(BIN)/photodrop demo

test: $(VENV)/.tests  ## Run the tests, in parallel; TESTS=tests/services for some of them
	$(BIN)/pytest -n $(WORKERS) $(TESTS)

check: lint types imports migrations build test  ## Everything that must be green before a change lands

lint: $(VENV)/.tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/.tests
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(BIN)/pyright --pythonpath $(BIN)/python

imports: $(VENV)/.tests
	$(BIN)/lint-imports

migrations: $(VENV)/.tests
	$(BIN)/python -m tests.support.migrations

build: $(VENV)/.runtime  ## Build the front end where it has changed
	$(BIN)/photodrop build

coverage: $(VENV)/.tests  ## Run the tests of api/ and services/ and count what they reach; fails below 95 %
	$(BIN)/pytest -n $(WORKERS) --cov=photodrop.api --cov=photodrop.services --cov-branch \
		--cov-report=term-missing:skip-covered --cov-fail-under=95 \
		tests/services tests/api tests/community tests/jobs tests/state tests/retool tests/cli/test_demo.py

fuzz: $(VENV)/.tests  ## Send thousands of requests of all kinds to every route; FUZZ_EXAMPLES=200 a route
	FUZZ_EXAMPLES=$${FUZZ_EXAMPLES:-200} $(BIN)/pytest -q tests/api/test_schema.py

docs: $(VENV)/.tests  ## Write the pages of docs/ and the reference to docs/_build/html
	$(BIN)/sphinx-build -W --keep-going -q -c docs -d docs/_build/trees . docs/_build/html
	@echo "Open docs/_build/html/docs/index.html"

messages: $(VENV)/.tests  ## Bring the catalogues of photodrop/locale in step with what the sources say
	$(BIN)/python -m scripts.messages

client: $(VENV)/.tests  ## Make the Python client in photodrop_client anew from the API
	$(BIN)/python -m scripts.client

collection: $(VENV)/.tests  ## Make the Postman and Bruno collection anew from the API
	$(BIN)/python -m scripts.collection

format: $(VENV)/.tests  ## Format and mend what can be mended by itself
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

lock: $(VENV)/.tests  ## Write requirements.lock from what is installed
	$(BIN)/python -m pip freeze --exclude-editable | LC_ALL=C sort -f > requirements.lock

clean:  ## Remove everything that was made, except your data
	rm -rf $(VENV) docs/_build .web .web.lock .states .pytest_cache .ruff_cache .import_linter_cache .grimp_cache photodrop.egg-info
	find photodrop tests alembic benchmarks -name __pycache__ -prune -exec rm -rf {} + 2>/dev/null || true

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "PhotoDrop needs Python 3.11 or newer. Install it, or say which: make PYTHON=/path/to/python3"; exit 1; }
	@$(PYTHON) -m venv $(VENV) || { rm -rf $(VENV); echo "Python cannot make virtual environments. On Debian and Ubuntu: apt-get install python3-venv"; exit 1; }

$(VENV)/.runtime: requirements.txt requirements.lock pyproject.toml | $(BIN)/python
	@echo "Installing what PhotoDrop runs on …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt -c requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --editable .
	@touch $@

$(VENV)/.tests: $(VENV)/.runtime requirements-dev.txt tests/support/pgcrypto/bun.lock
	@echo "Installing what the checks and tests need …"
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt -c requirements.lock
	@sh tests/support/browser.sh $(BIN)
	@$(BIN)/python -m tests.support.crypto_postgres
	@touch $@
