# Every target does its own set-up, in .venv; on a fresh machine Python 3.11, make and git are enough.
#
#   make serve        preview the course while writing; it follows every change
#   make check        look for mistakes: in the code, then in the lessons
#   make site         build the course into site/
#   make lint         look for mistakes in the code
#   make test         run every test of the code; what any course must be is tested of the one in docs/
#   make test-neighbours  run the tests with other people's builders, which it installs where they can be had
#   make bench        compare what builds take, of this engine and of others; benchmarks/README.md tells more
#   make codes        write anew what is made from the checks' codes: the guide's page, the editors' lists
#   make screenshots  take the README's pictures anew
#   make lighthouse   have Lighthouse look at some pages of the course; needs Node
#   make nu           have the Nu Html Checker look at every page of the course; needs Node and Java
#   make fflate       make the script that packs documents anew, from its package; needs Node
#   make pins         bring the pinned requirements up to date
#   make clean        remove everything that the targets above have made

VENV := .venv
BIN := $(VENV)/bin
PORT ?= 8000
TESTS ?= tests
BENCH := .cache/benchmarks/venv

export PIP_DISABLE_PIP_VERSION_CHECK := 1
# The same sources give the same bytes on every day. (Outside git: the first day that a zip file knows.)
export SOURCE_DATE_EPOCH ?= $(shell git log -1 --format=%ct 2>/dev/null || echo 315532800)

.PHONY: site serve check lint lint-rules lint-types lint-windows test test-neighbours bench codes screenshots lighthouse nu fflate pins clean

site: $(VENV)/.course
	$(BIN)/fieldbook build

serve: $(VENV)/.course
	$(BIN)/fieldbook serve --port $(PORT)

check: $(VENV)/.course lint
	$(BIN)/fieldbook check

# Each by itself, so that `make --jobs` does them at once.
lint: lint-rules lint-types lint-windows

lint-rules: $(VENV)/.tests
	$(BIN)/ruff check
	$(BIN)/python tools/browsers.py

lint-types: $(VENV)/.tests
	$(BIN)/mypy

# What Windows' Python has not, and only a run there would tell.
lint-windows: $(VENV)/.tests
	$(BIN)/mypy --platform win32 --cache-dir .mypy_cache/windows

# What fails while all processors are busy with other tests is tried once more, alone: what is wrong fails again.
test: $(VENV)/.tests
	@$(BIN)/python tools/browsing.py
	$(BIN)/pytest -n auto --dist loadfile --no-loadscope-reorder $(TESTS) || \
		$(BIN)/pytest --last-failed --last-failed-no-failures none $(TESTS)

test-neighbours: $(VENV)/.tests
	FIELDBOOK_NEIGHBOURS=1 $(BIN)/pytest tests/neighbours

# SIZES="100 400" ENGINES="fieldbook material" ROUNDS=1 SAVES=0 LIMIT=60 NOTE="A busy machine." WRITE=1 make bench
bench: $(VENV)/.course $(BENCH)/.zensical
	$(BIN)/python -m benchmarks $(foreach name,SIZES ENGINES ROUNDS SAVES LIMIT NOTE,$(call given,$(name))) \
		$(if $(WRITE),--write)
given = $(if $($1),--$(shell echo $1 | tr A-Z a-z) "$($1)")

codes: $(VENV)/.course
	$(BIN)/python tools/codes.py

screenshots: $(VENV)/.tests site
	@$(BIN)/python tools/browsing.py
	$(BIN)/python tools/screenshots.py

lighthouse: $(VENV)/.tests site
	@$(BIN)/python tools/browsing.py
	@$(BIN)/python tools/lighthouse.py $(PAGES)

# The tests see to what a parser sees, and to where elements may lie; this knows all that the standard says.
nu: site
	npx --yes vnu-jar@26.9.27 --skip-non-html --errors-only site
	@echo "No page has an error."

$(VENV)/bin/python:
	tools/venv

$(VENV)/.course: requirements.txt pyproject.toml | $(VENV)/bin/python
	$(BIN)/pip install --quiet --requirement requirements.txt
	$(BIN)/pip install --quiet --no-deps --no-build-isolation --editable .
	@# Where Python may keep nothing that it compiles, every command would compile the engine anew.
	@$(BIN)/python -m compileall -q hooks
	@touch $@

$(VENV)/.tests: requirements-dev.txt $(VENV)/.course
	$(BIN)/pip install --quiet --requirement requirements-dev.txt
	@touch $@

# Where Zensical can't be had, the benchmark does without it, and says so.
$(BENCH)/.zensical: benchmarks/requirements.txt | $(VENV)/bin/python
	@$(BIN)/python -m venv --clear $(BENCH)
	@$(BENCH)/bin/pip install --quiet --requirement $< && touch $@ || echo "Zensical can't be installed here."

fflate:
	tools/fflate

pins: | $(VENV)/bin/python
	$(BIN)/python tools/pins.py

clean:
	rm -rf $(VENV) .cache site .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find . -name __pycache__ -prune -exec rm -rf {} +
