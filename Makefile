# Everything a developer needs, on a machine with Python 3.11+, git and make.
PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin

.PHONY: demo programs test lint types contracts bench messages docs clean

# A bootstrapped uv does the work; it reads the pins from [tool.uv] in pyproject.toml.
$(BIN)/uv:
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check "uv==0.13.9"

$(VENV)/.synced: $(BIN)/uv pyproject.toml $(wildcard plugins/*/pyproject.toml)
	UV_PROJECT_ENVIRONMENT=$(VENV) $(BIN)/uv sync --quiet --all-packages --python $(BIN)/python
	touch $@

demo: $(VENV)/.synced
	@$(BIN)/kompetanse check examples/ost-finnmark; status=$$?; \
	  if [ $$status -gt 1 ]; then exit $$status; fi
	@$(BIN)/kompetanse calendar examples/ost-finnmark --for gruppeledere -o gruppeledere.ics
	@cat gruppeledere.ics

# Programs beside Python that some tests use; without them, those tests are skipped.
programs: $(VENV)/.synced
	.ci/programs

test: $(VENV)/.synced
	$(BIN)/python -m pytest -q -n 2

lint: $(VENV)/.synced
	$(BIN)/ruff check
	$(BIN)/ruff format --check

types: $(VENV)/.synced
	$(BIN)/mypy
	set -e; for tests in plugins/*/tests; do $(BIN)/mypy $$tests/*.py; done

contracts: $(VENV)/.synced
	$(BIN)/lint-imports

bench: $(VENV)/.synced
	$(BIN)/python -m benchmarks.run

# Brings the message catalogues up to date, and compiles them.
messages: $(VENV)/.synced
	$(BIN)/python -m scripts.messages

# Writes the generated pages, and what the examples of all pages print.
docs: $(VENV)/.synced
	$(BIN)/python -m scripts.reference

clean:
	rm -rf $(VENV) dist build .mypy_cache .ruff_cache .pytest_cache gruppeledere.ics
