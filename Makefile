# Samenwerkingsmonitor. `make` alone lists what can be done here.

VENV    ?= .venv
PORT    ?= 8501
ADDRESS ?= 127.0.0.1
DEMO    ?= 1
EXAMPLE ?=
ARGS    ?=
export OPEN ?= 0

BIN := $(VENV)/$(if $(filter Windows_NT,$(OS)),Scripts,bin)
PY  := $(BIN)/python

.DEFAULT_GOAL := help
.PHONY: help run check test coverage torture bench pins sbom clean environment dev-environment

help:
	@echo "make run     set up what is missing, load the published figures and start the monitor"
	@echo "             PORT=8501  ADDRESS=127.0.0.1  DEMO=0 (without the fictitious set)"
	@echo "             EXAMPLE=schotland (32 Scottish councils besides; take them out on the page Geschiedenis)"
	@echo "             OPEN=1 (every visitor may load, undo and copy)"
	@echo "make check   style, types and the tests of rooms without a store: while you work"
	@echo "make test    style, types and all tests, those in a browser included   ARGS=\"-k word\""
	@echo "make coverage  which branches of lib the tests take, those in a browser left out   ARGS=tests/unit/store"
	@echo "make torture the long hostile tests: mutated files, killed loads       ARGS=--minutes=30"
	@echo "make bench   the benchmarks                                            ARGS=..."
	@echo "make pins    compile requirements*.txt from pyproject.toml             ARGS=--upgrade"
	@echo "make sbom    what the monitor consists of, from its pins: sbom.json (CycloneDX)"
	@echo "make clean   remove .venv and the caches; data/store is left alone"
	@echo "VENV=folder  uses another virtual environment than .venv, with any of these"

run:
	@echo "[1/4] Python environment"
	@$(MAKE) --no-print-directory environment
	@echo "[2/4] Published figures"
	@"$(PY)" -m lib.cli published || test $$? -eq 1
ifneq ($(EXAMPLE),)
	@"$(PY)" -m lib.cli example $(EXAMPLE)
endif
ifeq ($(DEMO),0)
	@echo "[3/4] Without the demonstration set"
	@"$(PY)" -m lib.cli demo --remove
else
	@echo "[3/4] Demonstration set (fictitious; DEMO=0 leaves it out)"
	@"$(PY)" -m lib.cli demo
endif
	@echo "[4/4] The monitor: http://$(ADDRESS):$(PORT) (Ctrl-C stops it)"
	@exec "$(PY)" -m lib.ui.serve --server.port $(PORT) --server.address $(ADDRESS)

# The rooms whose tests open no store.
PURE = $(addprefix tests/unit/,domain text charts catalogue tables) tests/architecture
check:
	@echo "[1/4] Python environment"
	@$(MAKE) --no-print-directory dev-environment
	@echo "[2/4] ruff"
	@"$(PY)" -m ruff check .
	@"$(PY)" -m ruff format --check .
	@echo "[3/4] mypy"
	@"$(PY)" -m mypy
	@echo "[4/4] pytest"
	@"$(PY)" -m pytest -q -n 2 $(PURE) $(ARGS)

test:
	@echo "[1/6] Python environment"
	@$(MAKE) --no-print-directory dev-environment
	@echo "[2/6] ruff check"
	@"$(PY)" -m ruff check .
	@echo "[3/6] ruff format"
	@"$(PY)" -m ruff format --check .
	@echo "[4/6] mypy"
	@"$(PY)" -m mypy
	@echo "[5/6] Chromium, PostgreSQL, nginx, Caddy and R"
	@"$(PY)" -m tests.browser.chromium --install
	@"$(PY)" -m tests.servers.postgres --install
	@"$(PY)" -m tests.servers.proxies --install
	@"$(PY)" -m tests.r_program --install
	@echo "[6/6] pytest"
	@"$(PY)" -m pytest -n 2 -m "not torture" $(ARGS)

# Part after part, so that a run that is stopped keeps what it had; `make coverage ARGS=tests/spec` adds one.
COVERED = $(or $(ARGS),$(filter-out %__pycache__/,$(wildcard tests/unit/*/)) tests/spec tests/integration tests/ui)
coverage:
	@$(MAKE) --no-print-directory dev-environment
ifeq ($(ARGS),)
	@"$(PY)" -m coverage erase
endif
	@for part in $(COVERED); do \
	  "$(PY)" -m pytest -q -n 2 -m "not torture" --cov --cov-append --cov-report= --cov-fail-under=0 $$part || exit 1; \
	done
	@"$(PY)" -m tests.covered $(if $(ARGS),--part)

torture:
	@$(MAKE) --no-print-directory dev-environment
	@"$(PY)" -m pytest -n 2 -m torture $(ARGS)

bench:
	@$(MAKE) --no-print-directory dev-environment
	@"$(PY)" -m tests.benchmarks $(ARGS)

# The direct dependencies are in pyproject.toml; these files hold the exact versions, for every platform, with the
# hashes of their files: nothing else is installed, and uv, which compiles them, neither.
UV_COMPILE = "$(BIN)/uv" pip compile --quiet --universal --python-version 3.11 --fork-strategy fewest \
	--no-header --no-annotate --no-emit-index-url --no-emit-find-links --generate-hashes $(ARGS)
pins:
	@$(MAKE) --no-print-directory environment
	@"$(PY)" -m pip install -qq --require-hashes -r requirements-pins.txt
	@grep -v '^#' requirements.txt > "$(VENV)/pins.txt" || true
	@grep -v '^[#-]' requirements-dev.txt > "$(VENV)/pins-dev.txt" || true
	@grep -v '^#' requirements-pins.txt > "$(VENV)/pins-pins.txt" || true
	@$(UV_COMPILE) pyproject.toml -o "$(VENV)/pins.txt" > /dev/null
	@$(UV_COMPILE) --group pins -o "$(VENV)/pins-pins.txt" > /dev/null
	@$(UV_COMPILE) --group dev -c "$(VENV)/pins.txt" -o "$(VENV)/pins-dev.txt" > /dev/null
	@{ echo "# Compiled from pyproject.toml with: make pins"; cat "$(VENV)/pins.txt"; } > requirements.txt
	@{ echo "# Compiled from pyproject.toml with: make pins"; echo "-r requirements.txt"; \
	   grep -vxFf "$(VENV)/pins.txt" "$(VENV)/pins-dev.txt"; } > requirements-dev.txt
	@{ echo "# Compiled from pyproject.toml with: make pins"; cat "$(VENV)/pins-pins.txt"; } > requirements-pins.txt
	@echo "requirements.txt, requirements-dev.txt and requirements-pins.txt are compiled; look at the change before you commit it."

sbom:
	@$(MAKE) --no-print-directory dev-environment
	@"$(PY)" -W ignore -m cyclonedx_py requirements requirements.txt --pyproject pyproject.toml --sv 1.6 \
		--output-reproducible --of JSON -o sbom.json
	@echo "sbom.json is made; it belongs to this commit."

clean:
	rm -rf .venv .mypy_cache .pytest_cache .ruff_cache .hypothesis .coverage
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

environment:
	@$(call install,requirements.txt,requirements.txt)
dev-environment:
	@$(call install,requirements-dev.txt,requirements.txt requirements-dev.txt)

# install(file, the files whose content decides whether it is up to date)
define install
	set -e; \
	if ! "$(PY)" -m pip --version > /dev/null 2>&1; then \
	  python=; \
	  for candidate in $(PYTHON) python3.11 python3 python; do \
	    if "$$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' > /dev/null 2>&1; then \
	      python=$$candidate; break; \
	    fi; \
	  done; \
	  if [ -z "$$python" ]; then \
	    echo "Python 3.11 or newer is needed and was not found. Install it, or name it with PYTHON=..." >&2; \
	    exit 1; \
	  fi; \
	  echo "      making $(VENV) with $$("$$python" --version)"; \
	  "$$python" -m venv "$(VENV)"; \
	  rm -f "$(VENV)"/installed-*; \
	fi; \
	if cat $(2) | cmp -s - "$(VENV)/installed-$(1)"; then \
	  echo "      up to date"; \
	else \
	  echo "      installing $(1) (the first time takes a minute or two)"; \
	  "$(PY)" -m pip install -qq --require-hashes -r $(1); \
	  cat $(2) > "$(VENV)/installed-$(1)"; \
	  echo "      installed"; \
	fi
endef
