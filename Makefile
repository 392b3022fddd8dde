# Held in Mind. `make` alone lists what there is; everything runs from a fresh clone.

PYTHON ?= python3
# Relative, so that the course may lie in a folder with spaces in its name.
PY := .venv/bin/python
PIP := $(PY) -m pip --disable-pip-version-check
INSTALLED := .venv/.installed
INSTALLED_FOR_TESTS := .venv/.installed-for-tests

# A file of tests stays together, since what is set up for it once is dear.
SIDE_BY_SIDE := --numprocesses auto --dist loadfile

.DEFAULT_GOAL := help
.PHONY: help start test test-fast bench lab book notebooks check doctor lock clean

help: ## This list
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-10s  %s\n", $$1, $$2 }' Makefile

start: $(INSTALLED) ## Build what is not built yet, serve the course and open it
	@$(PY) -m heldinmind start

lab: $(INSTALLED) ## Open the notebooks in JupyterLab
	@$(PY) -m heldinmind lab

book: $(INSTALLED) ## Build the book
	@$(PY) -m heldinmind book

notebooks: $(INSTALLED) ## Run every notebook again and store it with its outputs
	@$(PY) -m heldinmind notebooks

check: $(INSTALLED) ## Check cases, questions and the other content
	@$(PY) -m heldinmind check

doctor: $(INSTALLED) ## Check this machine, a line for each thing
	@$(PY) -m heldinmind doctor

test: $(INSTALLED_FOR_TESTS) ## Run all tests (needs Chrome, Chromium or Edge)
	@$(PY) -m heldinmind.workshop.browsers
	@$(PY) -m heldinmind book
	@$(PY) -m pytest $(SIDE_BY_SIDE) --nbval notebooks tests

test-fast: $(INSTALLED_FOR_TESTS) ## Run the tests that take seconds
	@$(PY) -m heldinmind.workshop.frontend
	@$(PY) -m pytest $(SIDE_BY_SIDE) -m "not slow" tests

bench: $(INSTALLED_FOR_TESTS) ## Measure the case page, the build, the checker and a group of 4,000 beside others (about 9 minutes)
	@$(PY) -m bench

lock: $(INSTALLED_FOR_TESTS) ## Choose all versions anew (requirements*.txt) from pyproject.toml
	@$(PIP) install --quiet uv
	@$(PY) -m heldinmind.workshop.lock

clean: ## Remove all that was built; what was installed stays
	@rm -rf _build heldinmind/blocks/dist .pytest_cache .mypy_cache .ruff_cache
	@find heldinmind tests -name __pycache__ -type d -prune -exec rm -rf {} +

$(PY):
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || { \
	  echo "Held in Mind needs Python 3.11 or newer, which $(PYTHON) is not: install one, or name it with make PYTHON=…" >&2; exit 1; }
	@echo "Making .venv …"
	@"$(PYTHON)" -m venv --clear .venv || { rm -rf .venv; \
	  echo "Python cannot make a virtual environment here; on Debian and Ubuntu: sudo apt-get install python3-venv" >&2; exit 1; }

# A folder that was moved is installed again, since notebooks would find the package at its former place.
ifneq ($(shell cat $(INSTALLED) 2>/dev/null),$(CURDIR))
.PHONY: moved
$(INSTALLED): moved
endif

# pyproject.toml too: it names the command and the version that pip writes down.
$(INSTALLED): requirements.txt pyproject.toml | $(PY)
	@$(PIP) --version >/dev/null 2>&1 || "$(PYTHON)" -m venv --clear .venv
	@echo "Installing the course's packages (the first time takes some minutes) …"
	@$(PIP) install --quiet -r requirements.txt
	@echo "$(CURDIR)" > $@

$(INSTALLED_FOR_TESTS): $(INSTALLED) requirements-test.txt
	@echo "Installing what the tests need …"
	@$(PIP) install --quiet -r requirements-test.txt
	@touch $@
