# `make run` and `make test` are all a new machine needs; it has Python 3.11 to 3.13, git and make.
PYTHON ?= $(shell for p in python3.13 python3.12 python3.11 python3; do \
	command -v $$p >/dev/null 2>&1 && $$p -c 'import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))' \
	2>/dev/null && echo $$p && exit; done; echo python3)
PREPARE = $(PYTHON) infra/prepare.py
PLUMBLINE = .venv/bin/plumbline
NPM = npm --prefix frontend
export PATH := $(CURDIR)/.venv/bin:$(PATH)
GOALS ?= 420

.DEFAULT_GOAL := help
.PHONY: help run test install build lint fix types schema demo drill bench pictures shell lock secrets clean

run: ## Serve Plumbline with a demo on http://localhost:8000 (PORT=... for another)
	@$(PREPARE) run
	@exec $(PLUMBLINE) up

test: ## Run every test, the browser journeys included; ends with one line of counts
	@$(PREPARE) test
	@.venv/bin/python tests/every.py

install: ## Install the Python packages and the plumbline command into .venv
	@$(PREPARE) install

build: ## Build the pages into frontend/dist
	@$(PREPARE) pages

lint: ## Check style, layers, types and the pages
	@$(PREPARE) checks
	.venv/bin/ruff check
	.venv/bin/ruff format --check
	cd backend && ../.venv/bin/lint-imports
	cd backend && ../.venv/bin/mypy
	$(NPM) run --silent lint

fix: ## Format everything and repair what can be repaired
	@$(PREPARE) checks
	.venv/bin/ruff check --fix
	.venv/bin/ruff format
	$(NPM) run --silent fix

types: ## Check types alone, of Python and of the pages
	@$(PREPARE) checks
	cd backend && ../.venv/bin/mypy
	$(NPM) run --silent types

schema: ## Write backend/schema.graphql and backend/openapi.yaml, and the typed operations of the pages
	@$(PREPARE) checks
	$(PLUMBLINE) write_schemas
	$(NPM) run --silent codegen

demo: ## Load the demo into the database (GOALS=10000 for the large one)
	@$(PREPARE) install
	@$(PLUMBLINE) demo --goals $(GOALS)

drill: ## The full figures of every proof, up to an hour
	@$(PREPARE) test
	.venv/bin/pytest tests -m drill -o addopts="--strict-markers --import-mode=importlib -s"

bench: ## Every bar of speed beside PostGraphile, strawberry-django and bare SQL (FAST=1 to see that it works)
	@$(PREPARE) test
	@cd tests && ../.venv/bin/python -m bench $(if $(FAST),--fast) $(BARS)

pictures: ## Take the pictures of the README anew, in a real browser
	@$(PREPARE) test
	PICTURES=1 .venv/bin/pytest tests/journeys/test_pictures.py -q

shell: ## A Python shell with the application's models
	@$(PREPARE) install
	@$(PLUMBLINE) shell

lock: ## Write the locks anew from backend/requirements*.in
	@$(PREPARE) lock

secrets: ## Make the secrets of docker-compose.yml in infra/docker/secrets
	@sh infra/docker/make-secrets.sh

clean: ## Remove everything built here; with DATA=1 also this clone's embedded database
	@if [ "$(DATA)" = 1 ] && [ -x $(PLUMBLINE) ]; then $(PLUMBLINE) database erase --yes; fi
	rm -rf .venv frontend/node_modules frontend/dist tests/output backend/*.egg-info
	rm -rf .ruff_cache .pytest_cache .hypothesis backend/.mypy_cache backend/.import_linter_cache
	find backend tests infra -name __pycache__ -type d -prune -exec rm -rf {} +

help: ## List what can be made
	@awk -F ':.*## ' '/^[a-z]+:.*## / { printf "  make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)
