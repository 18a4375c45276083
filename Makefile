# Every check that CI runs, under the name that CI calls it by.
PYTHON ?= python3
VENV ?= .venv
BIN := $(VENV)/bin
SHARED ?= $(or $(HEARSAY_SHARED),../shared)
DEMO := account.html

.PHONY: demo install test slow lint types docs docs-check shape bench gate picture reader pairs statements teacher sense lock clean

demo: $(VENV)/installed  ## Install, then write an account of the example pile to account.html
	$(BIN)/hearsay account examples/harbour-fire --output $(DEMO)

install: $(VENV)/developing  ## Install with what the checks need

$(VENV)/installed: pyproject.toml
	test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable . -c requirements.lock
	touch $@

$(VENV)/developing: $(VENV)/installed requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable '.[dev]' -c requirements.lock
	touch $@

test: $(VENV)/developing  ## The fast tests
	$(BIN)/python -m pytest -m "not slow"

slow: $(VENV)/developing  ## The rest
	$(BIN)/python -m pytest -m slow

lint: $(VENV)/developing
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types: $(VENV)/developing
	$(BIN)/mypy --strict src/hearsay

shape: $(VENV)/developing  ## Imports one way, functions and files short
	$(BIN)/python -m pytest tests/test_shape.py

docs: $(VENV)/developing  ## Write the generated pages anew
	$(BIN)/python scripts/write_docs.py

docs-check: $(VENV)/developing  ## Fail where a generated page is out of date
	$(BIN)/python scripts/write_docs.py --check

gate: $(VENV)/developing  ## Score the labelled stories against benchmarks/floors.json
	$(BIN)/python benchmarks/run.py gate --shared $(SHARED)

bench: $(VENV)/developing  ## Every scorer, speed and memory; writes the tables of docs/benchmarks.md
	$(BIN)/python benchmarks/run.py bench --shared $(SHARED)

picture: $(VENV)/developing  ## docs/page.png anew (needs a Chromium)
	$(BIN)/python scripts/screenshot.py

reader:  ## Train the reader anew (needs the extra train; about an hour) and export it
	PYTHONPATH=src $(BIN)/python training/reader.py train --data $(SHARED)/data
	PYTHONPATH=src $(BIN)/python training/reader.py export

pairs:  ## Train the pair model anew (needs the extra train; about 40 minutes) and export it
	PYTHONPATH=src $(BIN)/python training/pairs.py train --data $(SHARED)/data
	PYTHONPATH=src $(BIN)/python training/pairs.py export --data $(SHARED)/data

statements:  ## Train the statement model anew, from the trained pair model (needs the extra train; about an hour) and export it
	PYTHONPATH=src $(BIN)/python training/statements.py train --data $(SHARED)/data
	PYTHONPATH=src $(BIN)/python training/statements.py export

teacher:  ## Train the sense model's teacher anew (needs the extra train, and MPNET=folder of all-mpnet-base-v2; about two hours)
	PYTHONPATH=src $(BIN)/python training/teacher.py --data $(SHARED)/data --mpnet $(MPNET)

sense:  ## Train the sense model anew, from the trained teacher (the same; about an hour and a half) and export it
	PYTHONPATH=src $(BIN)/python training/sense.py train --data $(SHARED)/data --mpnet $(MPNET)
	PYTHONPATH=src $(BIN)/python training/sense.py export --mpnet $(MPNET)

lock:  ## requirements.lock anew, with the newest versions that pyproject.toml allows
	rm -rf .venv-lock && $(PYTHON) -m venv .venv-lock
	.venv-lock/bin/python -m pip install --quiet --disable-pip-version-check '.[dev]'
	(echo "# The versions that CI installs; made by: make lock"; \
	    .venv-lock/bin/python -m pip freeze | grep -v '^hearsay') > requirements.lock
	rm -rf .venv-lock

clean:
	rm -rf $(VENV) $(DEMO) .mypy_cache .pytest_cache .ruff_cache
