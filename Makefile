# Two commands do everything: `make demo` shows the program at work, `make test` checks it.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
OUT ?= out/demo
SAMPLE ?= $(firstword $(wildcard samples/*台账*))
TESTS ?= tests

.PHONY: demo test lint types imports unit install install-dev system-packages offline-bundle docs schema clean

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

offline-bundle: install
	sh scripts/offline-bundle.sh

clean:
	rm -rf $(VENV) out build dist
