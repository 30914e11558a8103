# The README's two commands are `make open` and `make test`; each sets up what it needs first.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
TOOLS := $(VENV)/.tools
STORIES ?= seeds/

.PHONY: open test check format pictures generated bench wheel clean

open: $(READY)
	@$(BIN)/annotator open $(STORIES)

test: $(TOOLS)
	$(BIN)/python -m pytest

check: $(TOOLS)
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports --no-logo
	$(BIN)/annotator schema --check
	$(BIN)/python docs/generate.py --check

format: $(TOOLS)
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

# Schemas, key tables and pictures are generated from the code and committed.
generated: $(TOOLS)
	$(BIN)/annotator schema --write
	$(BIN)/python docs/generate.py

bench: $(TOOLS)
	$(BIN)/python benchmarks/run.py

wheel: $(TOOLS)
	$(BIN)/python -m build --wheel

clean:
	rm -rf $(VENV) build dist *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis

# Both are remade whenever what must be installed changes.
INSTALL := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt

$(READY): pyproject.toml constraints.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
		{ echo "annotator needs Python 3.11 or newer: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }
	@echo "Setting up $(VENV) (once, less than a minute)"
	@$(PYTHON) -m venv $(VENV)
	@$(INSTALL) -e .
	@touch $@

$(TOOLS): $(READY)
	@echo "Installing what checks and tests need (once, a minute or two)"
	@$(INSTALL) -e '.[dev]'
	@touch $@
