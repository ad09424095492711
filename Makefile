# `make handout` and `make test` need Python 3.11 or newer, and nothing else: all the rest goes into .venv.

BIN := .venv/bin
PYTHON := $(shell for each in python3.11 python3.12 python3.13 python3 python; do \
	"$$each" -c 'import sys; sys.exit(sys.version_info < (3, 11))' >/dev/null 2>&1 && echo "$$each" && break; done)
EXAMPLES := $(wildcard examples/*.md examples/*.tex examples/*.ipynb)

.PHONY: handout test lint bench load fuzz attack bugs steps faults clean

handout: .venv/.installed-tex
	$(BIN)/proofgen build $(EXAMPLES) --to pdf,md,html --out output --allow undecided

test: .venv/.installed-test
	$(BIN)/python -m pytest -n 2

lint: .venv/.installed-test
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

bench: .venv/.installed-bench
	$(BIN)/python benchmarks/lines.py
	$(BIN)/python benchmarks/reading.py
	$(BIN)/python benchmarks/sympy_parser.py

# Start-up, long files, many files, memory: about ten minutes on a machine that does nothing else.
load: .venv/.installed-test
	$(BIN)/python benchmarks/load.py

# For the night: broken formulas and files, by chance and by what they reach. `make fuzz SECONDS=60 INPUTS=5000` for a short round.
SECONDS := 3600
INPUTS := 100000
fuzz: .venv/.installed-fuzz
	$(BIN)/python benchmarks/fuzz.py $(INPUTS)
	$(BIN)/python benchmarks/fuzz_atheris.py --seconds $(SECONDS)

# Soundness by attack, for the night: mutants of proved lines, bugs put into the rules.
attack: .venv/.installed-test
	$(BIN)/python benchmarks/mutants.py --count 50000

bugs: .venv/.installed-test
	$(BIN)/python benchmarks/bugs.py

# Labelled steps, each label confirmed by numbers, put to proofgen and to its peers.
steps: .venv/.installed-bench
	$(BIN)/python benchmarks/steps/confirm.py
	$(BIN)/python benchmarks/steps/run.py

# For the night: two processes on one cache for half a minute, three hundred submissions to be graded.
faults: .venv/.installed-test
	$(BIN)/python benchmarks/shared_cache.py --seconds 30
	$(BIN)/python benchmarks/grading.py --count 300

clean:
	rm -rf .venv build *.egg-info .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache
	find . -name __pycache__ -prune -exec rm -rf {} +
	find output -type f ! -name .gitignore -delete

$(BIN)/python:
	@test -n "$(PYTHON)" || { echo "proofgen needs Python 3.11 or newer, and there is none on PATH"; exit 1; }
	"$(PYTHON)" -m venv .venv

.venv/.installed-tex: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet -e '.[tex]'
	@touch $@

.venv/.installed-test: pyproject.toml $(BIN)/python
	$(BIN)/python -m pip install --quiet -e '.[tex,test]'
	@touch $@ .venv/.installed-tex

.venv/.installed-fuzz: .venv/.installed-test
	$(BIN)/python -m pip install --quiet -e '.[fuzz]'
	@touch $@

.venv/.installed-bench: .venv/.installed-test
	$(BIN)/python -m pip install --quiet -e '.[bench]'
	@touch $@
