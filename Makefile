# Two commands do everything: `make demo` shows the program at work, `make test` checks it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out/demo
SAMPLE ?= $(firstword $(wildcard samples/*台账*))
TESTS ?= tests

.PHONY: demo test lint types imports unit install install-dev system-packages golden docs pictures offline-bundle check-offline-bundle clean

demo: install
	@$(BIN)/evidence-checker check "$(SAMPLE)" --out "$(OUT)" || test $$? -eq 1
	@echo "报告在：$(CURDIR)/$(OUT)/report.html（另有 report.docx、report.xlsx、report.json）"

test: system-packages install-dev lint types imports unit

lint:
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

types:
	$(BIN)/mypy

imports:
	$(BIN)/lint-imports

unit:
	$(BIN)/python -m pytest $(TESTS)

install: $(VENV)/.installed
install-dev: $(VENV)/.installed-dev

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "需要 Python 3.11 或更新的版本（可用 make PYTHON=python3.12 指定）"; exit 2; }
	$(PYTHON) -m venv $(VENV)

$(VENV)/.installed: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e .
	@touch $@

$(VENV)/.installed-dev: pyproject.toml constraints.txt | $(VENV)/bin/python
	$(BIN)/python -m pip install -q --disable-pip-version-check -c constraints.txt -e ".[dev]"
	@touch $@ $(VENV)/.installed

# Tests of the second OCR engine, of RAR and of the rendered pages want these; without them those tests say why they are left out.
system-packages:
	@sh scripts/install-system-packages.sh

# After a change that is meant to change what the sample is judged to be: look at the difference, then commit it.
golden: install-dev
	rm -rf out/golden
	$(BIN)/python -m tests.sample_run out/golden
	git diff --stat tests/golden

# Pages about indicators, findings and types of papers, and the schema of report.json, all from the rules and models.
docs: install
	$(BIN)/evidence-checker rulebook pages docs
	$(BIN)/python -c "import sys; from evidence_checker.report.json_report import report_schema; sys.stdout.write(report_schema())" > docs/report.schema.json

# Pictures of the guides: the sample's reports and the page for clerks, as Chromium and LibreOffice show them.
pictures: install-dev
	$(BIN)/python -m scripts.pictures

# For office PCs with Windows: make offline-bundle PLATFORM=win_amd64 PYVERSION=3.12
offline-bundle: install
	PLATFORM="$(PLATFORM)" PYVERSION="$(PYVERSION)" sh scripts/offline-bundle.sh

check-offline-bundle:
	PYTHON="$(PYTHON)" sh scripts/check-offline-bundle.sh

clean:
	rm -rf $(VENV) out build dist
