# Settings, each also a variable on the make line: make run ARTICLES_DIR=~/articles WAREHOUSE_DIR=/data/news
ARTICLES_DIR ?= seeds
WAREHOUSE_DIR ?= warehouse
# How many processes read articles; empty means one for each core.
WORKERS ?=
# How many articles make bench generates; empty means a size that takes about five minutes.
BENCH_SIZE ?=
# How many seconds a run waits for another, and how many replaced files make restore can put back; empty means 600 and 3.
LOCK_TIMEOUT ?=
KEEP_PUBLISHED ?=
# A share of the work of make faults; empty means all of it.
FAULTS_SHARE ?=
# What make export writes, and where to: csv, parquet or xlsx.
FORMAT ?= csv
EXPORT_DIR ?= $(WAREHOUSE_DIR)/export
# Where make superset listens, and where it keeps its store, its log-in and what people make in it.
SUPERSET_PORT ?= 8088
SUPERSET_HOME ?= .superset/home
export ARTICLES_DIR WAREHOUSE_DIR WORKERS BENCH_SIZE LOCK_TIMEOUT KEEP_PUBLISHED FAULTS_SHARE SUPERSET_PORT SUPERSET_HOME
export DAGSTER_HOME := $(CURDIR)/.dagster
export DO_NOT_TRACK := 1

# The first Python that is new enough; the system's own before others.
PYTHON ?= $(shell for python in python3 python3.14 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null && echo $$python && break; done)
BIN := .venv/bin
INSTALLED := .venv/installed
# Superset wants other versions of what the pipeline uses, and no newer Python than 3.12.
SUPERSET_BIN := .superset/venv/bin
SUPERSET_PYTHON ?= $(shell for python in python3 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 13))' 2>/dev/null && echo $$python && break; done)

.PHONY: run explain export dictionary docs restore test faults ui screenshots superset bench lint lock clean
.DEFAULT_GOAL := run

run: $(INSTALLED) .dagster/dagster.yaml
	@$(BIN)/news-warehouse build

explain: $(INSTALLED)
	@test -n "$(KEY)" || { echo "Say which fact: make explain KEY=5f1c (news-warehouse find WORDS shows keys)" >&2; exit 1; }
	@$(BIN)/news-warehouse explain "$(KEY)"

restore: $(INSTALLED)
	@$(BIN)/news-warehouse restore $(NAME)

export: $(INSTALLED)
	@$(BIN)/news-warehouse export "$(EXPORT_DIR)" --format "$(FORMAT)"

dictionary: $(INSTALLED)
	@$(BIN)/news-warehouse dictionary --write docs/dictionary.md

docs: $(INSTALLED)
	@$(BIN)/news-warehouse docs

test: $(INSTALLED)
	@$(BIN)/python -m pytest

ui: $(INSTALLED) .dagster/dagster.yaml
	@$(BIN)/dagster dev --workspace workspace.yaml --host 127.0.0.1 --port 3000

superset: .superset/venv/installed
	@$(SUPERSET_BIN)/python -m bi.superset.serve

# Clicks through the UI as its test does, and keeps the pictures in docs/images.
screenshots: $(INSTALLED)
	@$(BIN)/python -m tests.ui

bench: $(INSTALLED) .dagster/dagster.yaml
	@$(BIN)/python -m tests.bench

# The long version of the tests of durability; writes docs/reliability.md.
faults: $(INSTALLED) .dagster/dagster.yaml
	@$(BIN)/python -m tests.faults

lint: $(INSTALLED)
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .
	@$(BIN)/mypy
	@$(BIN)/sqlfluff lint --nocolor -q dbt_project docs/queries

# The history of runs is made before two processes can do so at once.
.dagster/dagster.yaml: dagster.yaml | $(INSTALLED)
	@$(BIN)/python -m orchestration.run_history .dagster

# Only for who changes the dependencies: uv finds one resolution for every platform and names no host.
lock:
	uv pip compile pyproject.toml --extra dev --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --quiet --output-file requirements.lock
	uv pip compile bi/superset/requirements.in --universal --python-version 3.11 --generate-hashes \
		--no-header --no-annotate --no-emit-index-url --quiet --output-file bi/superset/requirements.lock

clean:
	rm -rf .venv .superset/venv .dagster .mypy_cache .pytest_cache .ruff_cache dbt_project/target dbt_project/logs

$(INSTALLED): requirements.lock pyproject.toml
	@test -n "$(PYTHON)" || { echo "Python 3.11 or newer is needed; install it or name it: make $(MAKECMDGOALS) PYTHON=/path/to/python3" >&2; exit 1; }
	@echo "Installing the locked packages into .venv (once, a minute or two) …"
	@test -x $(BIN)/python || $(PYTHON) -m venv .venv || { \
		echo "$(PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; rm -rf .venv; exit 1; }
	@# The lock is complete: --no-deps keeps pip from resolving it again, at which it stumbles over extras.
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement requirements.lock
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@

.superset/venv/installed: bi/superset/requirements.lock
	@test -n "$(SUPERSET_PYTHON)" || { echo "Superset needs Python 3.11 or 3.12; install one or name it: make superset SUPERSET_PYTHON=/path/to/python3.12" >&2; exit 1; }
	@echo "Installing Superset into .superset/venv (once, a minute or two) …"
	@test -x $(SUPERSET_BIN)/python || $(SUPERSET_PYTHON) -m venv .superset/venv || { \
		echo "$(SUPERSET_PYTHON) cannot make a virtual environment; on Debian and Ubuntu: apt-get install python3-venv" >&2; rm -rf .superset/venv; exit 1; }
	@$(SUPERSET_BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes --requirement bi/superset/requirements.lock
	@touch $@
