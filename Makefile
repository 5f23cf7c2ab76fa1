# Everything sets up what it needs in .venv, on a machine that has Python 3.11 or newer, make and git.

BIN := .venv/bin
READY := .venv/.ready
CODE := dossier tests benchmarks manual
NPM := tests/browser tests/browser/lighthouse
TOOLS := tests/browser/node_modules/.ready
QUIET := --ignore-scripts --no-audit --no-fund --loglevel=error

# Material announces its own end at every run, in red; README.md says what that means for a dossier.
export NO_MKDOCS_2_WARNING := 1
# A test starts many processes, and none should compile what another one has compiled already.
unexport PYTHONDONTWRITEBYTECODE

# A process a core; a file's tests stay together, as they share what they build.
PYTEST := $(BIN)/pytest -q --numprocesses auto --dist loadfile --no-loadscope-reorder

TRIED := 20000

.PHONY: site serve manual quick quick-tests test fuzz check style types format snapshots scores bench ablation lighthouse screenshots lock chromium clean

site: $(READY)
	$(BIN)/mkdocs build --strict

serve: $(READY)
	$(BIN)/mkdocs serve

# The manual's site, in manual/site; its reference is made from the program.
manual: $(READY)
	$(BIN)/mkdocs build --strict --config-file manual/mkdocs.yml

# While one writes: style, types and every test that needs neither a browser nor a whole site, side by side.
quick: $(READY)
	@$(MAKE) --no-print-directory --jobs 3 style types quick-tests

quick-tests: $(READY)
	$(PYTEST) -m "not browser and not site"

test: check chromium $(TOOLS)
	$(PYTEST)

# The fuzzers for hours, with other texts each time: TRIED for each test. 1 where a text is found that breaks something; it is printed.
fuzz: $(READY)
	FUZZ_EXAMPLES=$(TRIED) $(PYTEST) tests/test_fuzz.py tests/test_fuzz_doors.py

check: style types

style: $(READY)
	$(BIN)/ruff check $(CODE)
	$(BIN)/ruff format --check --quiet $(CODE)

types: $(READY)
	$(BIN)/mypy

format: $(READY)
	$(BIN)/ruff check --fix $(CODE)
	$(BIN)/ruff format $(CODE)

# Writes the expected sites of tests/sites and the JSON Schema of dossier.yml anew; read the difference before you keep it.
snapshots: $(READY)
	$(BIN)/python -m tests.test_sites
	$(BIN)/dossier schema > dossier.schema.json

# Measures the program on the annotated articles, writes the scores into docs/method*.md and raises the floors.
scores: $(READY)
	$(BIN)/python -m tests.scores

# Each part tells its limits and whether they are kept; 1 where one is not.
bench: $(READY) .venv/.bench
	@missed=; for part in reading processes linear build_time large hostile doors killed; do \
		echo "== $$part"; $(BIN)/python -m benchmarks.$$part || missed="$$missed $$part"; \
	done; if [ -n "$$missed" ]; then echo "limits missed:$$missed" >&2; exit 1; fi

# What each rule of the language packs is worth on the annotated articles; 1 where one moves nothing.
ablation: $(READY)
	$(BIN)/python -m benchmarks.ablation $(RULES)

# Builds the site and measures its pages as a phone would show them; 1 where a score is below the bar.
lighthouse: chromium tests/browser/lighthouse/node_modules/.ready
	$(BIN)/python -m tests.browser.lighthouse

# The pictures of README.md and the manual, images/*.png, anew; look at each.
screenshots: chromium
	$(BIN)/python -m tests.browser.screenshots

# Newest releases within pyproject.toml's bounds, for every platform, with hashes and without addresses.
lock: $(READY)
	$(BIN)/python -m pip install --quiet uv
	$(BIN)/uv pip compile $(LOCK) pyproject.toml -o requirements.lock
	$(BIN)/uv pip compile $(LOCK) --extra dev pyproject.toml -o requirements-dev.lock
	$(BIN)/uv pip compile $(LOCK) --extra dev --extra bench pyproject.toml -o requirements-bench.lock
	rm -f $(addsuffix /package-lock.json,$(NPM))
	for folder in $(NPM); do (cd $$folder && PATH="$(CURDIR)/$(BIN):$$PATH" npm install --package-lock-only $(QUIET)) || exit 1; done
	$(BIN)/python -m tests.browser.tools

LOCK := --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-header \
	--no-annotate --no-emit-index-url --no-emit-find-links

clean:
	rm -rf .venv site manual/site $(addsuffix /node_modules,$(NPM))

# npm's packages, as the lock file beside them has them, with node from .venv.
%/node_modules/.ready: %/package-lock.json %/package.json $(READY)
	cd $* && PATH="$(CURDIR)/$(BIN):$$PATH" npm ci $(QUIET)
	@touch $@

# The system's Chromium where there is one; Debian's package as root; else Playwright's own download.
chromium: $(READY)
	@$(BIN)/python -m tests.browser.chromium || \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null; then \
		apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends chromium; \
	else \
		$(BIN)/playwright install chromium; \
	fi
	@$(BIN)/python -m tests.browser.chromium

.venv/.bench: $(READY) requirements-bench.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-bench.lock
	@touch $@

$(READY): requirements-dev.lock pyproject.toml
	@python=; for name in $(PYTHON) python3 python3.14 python3.13 python3.12 python3.11; do \
		if $$name -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then python=$$name; break; fi; \
	done; \
	if [ -z "$$python" ]; then echo "dossier needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3" >&2; exit 1; fi; \
	if [ "$$(id -u)" = 0 ] && command -v apt-get >/dev/null && ! $$python -c 'import ensurepip' 2>/dev/null; then \
		apt-get update && DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends python3-venv; \
	fi; \
	$$python -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --only-binary :all: -r requirements-dev.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	@touch $@
