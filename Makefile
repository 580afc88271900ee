# Every target does its own set-up. Options of the suite are variables: make verify PAGE=docs/de WATCH=1 …
.DEFAULT_GOAL := help
SHELL := /bin/sh
PYTHON ?= python3
PYTEST := .venv/bin/pytest
WORKERS ?= $(shell nproc 2>/dev/null | awk '{print ($$1 < 2) ? $$1 : 2}')

# Options for variables that are set, and for those that the caller has set, of those with a default.
given = $(if $($(1)),$(2)$(if $(3),,="$($(1))"))
chosen = $(if $(filter file undefined,$(origin $(1))),,$(2)="$($(1))")
OPTIONS = $(foreach page,$(PAGE),--page="$(page)") \
  $(call given,BINDINGS,--bindings) $(call given,JITSI_URL,--jitsi-url) $(call given,JITSI_AUTHORITY,--jitsi-authority) \
  $(call given,MEET_HOST,--meet-host) $(call given,PREJOIN,--prejoin) $(call given,CHROME,--chrome) \
  $(call given,CHROME_VARIANT,--chrome-variant) $(call given,REPORT,--report) $(call given,STALE,--stale) \
  $(call given,DRIFT,--drift) $(call given,INCONCLUSIVE,--inconclusive) $(call given,WATCH,--watch,flag) \
  $(call given,FRESH_PROFILES,--fresh-profiles,flag)
# A person can look at one browser at a time, and a single step needs no workers to be started.
ONE := $(if $(findstring ::,$(PAGE)),$(if $(word 2,$(PAGE)),,one))
SIDE_BY_SIDE := $(if $(WATCH)$(ONE),,-n $(WORKERS))
SPREAD := $(if $(SIDE_BY_SIDE),$(SIDE_BY_SIDE) --dist worksteal)

LOOKED := .venv/bin/python -I -S e2e/setup/system/unchanged.py

.PHONY: which-deployment ready help setup verify screenshots gate export lint test quick pictures bench soak pins faults rooms

help: ## this list
	@sed -n 's/^\([a-z]*\):.*## /\1\t/p' $(MAKEFILE_LIST) | expand -t 14

setup: ## install and build what is missing
	@$(PYTHON) -m e2e.setup
	@$(LOOKED) --write "$(PYTHON)"

# What all others do first: nothing, as long as nothing has changed that a set-up goes by.
ready:
	@$(LOOKED) "$(PYTHON)" 2>/dev/null || $(MAKE) --no-print-directory setup

verify: ready ## walk the pages in a real Chrome and say what is wrong with them
	@$(PYTEST) -q $(if $(PAGE),,--page=docs) $(OPTIONS) $(SIDE_BY_SIDE) $(ARGS)

screenshots: ready ## take the pages' screenshots again and write those that changed (SCREENSHOT=name, PAGE=path)
	@$(PYTEST) -q --update-screenshots $(if $(PAGE),,--page=docs) $(foreach name,$(SCREENSHOT),--only-screenshot="$(name)") \
	  $(OPTIONS) $(SIDE_BY_SIDE) $(ARGS)

which-deployment:
	@test -n "$(JITSI_URL)" || { echo "make gate: say which deployment: JITSI_URL=https://…" >&2; exit 4; }

gate: STALE ?= warn
gate: which-deployment ready ## verify the pages against a release candidate: JITSI_URL=https://…
	@$(PYTEST) -q $(if $(PAGE),,--page=docs) $(OPTIONS) $(SIDE_BY_SIDE) $(ARGS)

export: ready ## write pages and screenshots in the layout of the documentation site: DEST=folder
	@test -n "$(DEST)" || { echo "make export: say where to: DEST=folder" >&2; exit 4; }
	@.venv/bin/python -m e2e.publish "$(DEST)" $(foreach page,$(PAGE),--pages="$(page)")

lint: ready ## style, types, directions of the rooms, spelling
	@.venv/bin/ruff check .
	@.venv/bin/ruff format --check .
	@.venv/bin/mypy
	@.venv/bin/lint-imports --no-logo --cache-dir .cache/import-linter
	@.venv/bin/typos

test: lint ## lint, types, the suite's own tests and the pages
	@$(PYTEST) -q e2e/tests docs $(OPTIONS) $(SPREAD) $(ARGS)

quick: ready ## the tests that start no browser and no run, in a minute
	@$(PYTEST) -q -m "not browser and not run and not slow" $(SPREAD) e2e/tests $(ARGS)

pictures: ready ## take the pictures of the report that the README shows
	@.venv/bin/python -m e2e.publish.readme_pictures

rooms: ready ## draw the picture of the rooms in CONTRIBUTING.md
	@.venv/bin/python -m e2e.tests.tools.rooms .github/pictures/rooms.svg

bench: ready ## measure where a run's time goes: PARTS="steps where", BASE=commit in turns, ROUNDS=3, PAGE=path
	@.venv/bin/python -m e2e.tests.tools.bench $(foreach part,$(PARTS),--part="$(part)") $(call given,BASE,--base) \
	  $(call given,ROUNDS,--rounds) $(foreach page,$(PAGE),--page="$(page)") $(call chosen,WORKERS,--workers) \
	  $(call given,RESULTS,--results)

soak: ready ## walk all pages again and again on a busy machine; no verdict may change: RUNS=20 LOAD=both CONTINUE=1
	@.venv/bin/python -m e2e.tests.tools.soak $(call given,RUNS,--runs) $(call given,LOAD,--load) $(call given,SEED,--seed) \
	  $(call given,BUDGET,--budget) $(call given,CONTINUE,--continue,flag) $(foreach page,$(PAGE),--page="$(page)") \
	  $(call chosen,WORKERS,--workers) $(call given,RESULTS,--results)

pins: ready ## move the pins of Python, npm and client packages to the newest versions
	@.venv/bin/python -m e2e.setup.pins

faults: ready ## cause faults on purpose, and check that every run ends well: PART=name BUDGET=10m
	@.venv/bin/python -m e2e.tests.tools.faults.inflict $(if $(PART),--part="$(PART)") $(if $(BUDGET),--budget="$(BUDGET)") $(ARGS)
