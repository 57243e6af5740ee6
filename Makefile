# The words of this project: `make` alone lists them. Each step says in a line what it does.

PORT ?= 8000
DEBUG ?= 0
KIND ?= elasticsearch
SEARCH_PORT ?= 9200

BIN := .venv/bin
MANAGE := $(BIN)/python manage.py
CATALOGUES := $(patsubst %.po,%.mo,$(wildcard locale/*/LC_MESSAGES/*.po))
DEMO := $(wildcard */migrations/*.py) $(shell find demo -type f -not -name '*.pyc')
# The mark of a filled database carries a number made from DATABASE_URL: another database is another one to fill.
FILLED := var/filled-$(firstword $(shell printf '%s' "$$DATABASE_URL" | cksum))
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	--custom-compile-command "make lock"

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: help run test lint format bench cluster messages compile demo check lock clean install develop port
.DELETE_ON_ERROR:

help: ## List these words
	@awk -F ':.*## ' '/^[a-z]+:.*## / {printf "make %-9s %s\n", $$1, $$2}' Makefile

run: install port compile $(FILLED) ## Install, fill and serve the site (PORT=8123 chooses the port, DEBUG=1 follows changes of the code)
	@printf '· Serving the site at http://127.0.0.1:%s/ (Ctrl-C stops it)\n' $(PORT)
	@printf '  Administration: http://127.0.0.1:%s/admin/ with the account admin and the password %s\n' \
		$(PORT) "$$(cat var/admin-password)"
	@DEBUG=$(DEBUG) SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} DJANGO_RUNSERVER_HIDE_WARNING=true \
		exec $(MANAGE) runserver $(if $(filter 0,$(DEBUG)),--noreload --skip-checks) 127.0.0.1:$(PORT)

test: develop compile ## Install what the tests need and run them (ARGS="-k calls" chooses some)
	@echo "· Running the tests"
	@$(BIN)/pytest --numprocesses 2 --dist loadfile --no-loadscope-reorder $(ARGS)

lint: develop ## Check style, types, templates, migrations and translations
	@echo "· Python: style and format (ruff)"
	@$(BIN)/ruff check --quiet .
	@$(BIN)/ruff format --quiet --check .
	@echo "· Python: types (mypy)"
	@$(BIN)/mypy --no-error-summary
	@echo "· Templates: style (djlint)"
	@$(BIN)/djlint --quiet --lint templates
	@echo "· Models: no migration is missing"
	@$(MANAGE) makemigrations --check --dry-run
	@echo "· Messages: the French catalogue is complete"
	@$(BIN)/pytest --quiet tests/test_messages.py

format: develop ## Put the code into the house's form
	@$(BIN)/ruff check --quiet --fix .
	@$(BIN)/ruff format .

bench: develop compile ## Measure the speed, as ratios to a baseline (ARGS="pages" chooses one, ARGS="--list" says why each)
	@$(BIN)/python -m benchmarks $(ARGS)

cluster: ## Start a search server on this machine (KIND=opensearch for the other one, SEARCH_PORT=9201 for another port)
	@echo "· Starting $(KIND) (the first time downloads it)"
	@pid=$$(tests/cluster/start.sh start $(KIND) var/cluster var/cluster/data/$(KIND)-$(SEARCH_PORT) $(SEARCH_PORT)) && printf '%s\n' \
		"· It answers at http://127.0.0.1:$(SEARCH_PORT)/_cluster/health" \
		"  The site searches there with: SEARCH_URL=$(KIND)://127.0.0.1:$(SEARCH_PORT) make run" \
		"  This stops it: kill $$pid"

check: install ## Run Django's checks, those for a public site too
	@echo "· Checks of the site on this machine"
	@$(MANAGE) check --fail-level WARNING
	@echo "· Checks of a public site, with the settings of docs/example.env"
	@set -a && . ./docs/example.env && SECRET_KEY=$$($(BIN)/python -c 'import secrets; print(secrets.token_urlsafe(50))') \
		&& $(MANAGE) check --deploy --fail-level WARNING

messages: install ## Bring the catalogues up to date with the code (needs GNU gettext; NEW=de begins one for German)
	@command -v xgettext >/dev/null || { echo "GNU gettext is missing: install it (Debian, Ubuntu: apt install gettext)." >&2; exit 1; }
	@$(MANAGE) makemessages $(patsubst locale/%/LC_MESSAGES/django.po,--locale %,$(wildcard locale/*/LC_MESSAGES/django.po)) \
		--keep-pot --no-location --no-obsolete --ignore .venv --ignore var --ignore node_modules --ignore tests --ignore benchmarks
	@test -z "$(NEW)" || test -e locale/$(NEW) || { grep -v Plural-Forms locale/django.pot > var/new.pot && $(BIN)/pybabel --quiet init \
		--input-file var/new.pot --output-dir locale --domain django --locale $(NEW); }
	@rm -f locale/django.pot var/new.pot

compile: install $(CATALOGUES) ## Compile the catalogues of messages

demo: install compile ## Bring the demo content up to date, without undoing what an editor changed
	@mkdir -p var
	@echo "· Preparing the database"
	@$(MANAGE) migrate --verbosity 0
	@echo "· Creating the groups of editors and the moderation workflow"
	@$(MANAGE) set_up_groups
	@echo "· Loading the demo content"
	@$(MANAGE) load_demo
	@echo "· Bringing search up to date with the pages"
	@$(MANAGE) search_check --repair
	@echo "· Creating the demo administrator (password in var/admin-password)"
	@SITE_URL=$${SITE_URL:-http://127.0.0.1:$(PORT)} $(MANAGE) demo_admin
	@touch $(FILLED)

lock: install ## Resolve the packages of pyproject.toml again, with their hashes (UPGRADE=--upgrade takes new versions)
	@$(LOCK) $(UPGRADE) --group install --output-file requirements/install.txt
	@$(LOCK) $(UPGRADE) pyproject.toml --output-file requirements/base.txt
	@$(LOCK) $(UPGRADE) pyproject.toml --extra opensearch --constraints requirements/base.txt --output-file requirements/opensearch.txt
	@$(LOCK) $(UPGRADE) pyproject.toml --group dev --constraints requirements/base.txt --output-file requirements/dev.txt

clean: ## Remove what the tools made; the database, the pictures and the password in var/ stay
	@rm -rf .venv .mypy_cache .pytest_cache .ruff_cache var/static var/test-media var/filled-*
	@find . -name __pycache__ -prune -exec rm -rf {} +
	@rm -f locale/*/LC_MESSAGES/*.mo

install: .venv/base
develop: .venv/dev

# The packages of dev.txt contain those of base.txt.
.venv/base: requirements/base.txt requirements/install.txt
	@sh site/setup/install.sh base
	@touch $@

.venv/dev: requirements/dev.txt requirements/install.txt
	@sh site/setup/install.sh dev
	@touch .venv/base $@

port: install
	@$(BIN)/python site/setup/port.py $(PORT)

%.mo: %.po | install
	@echo "· Compiling $<"
	@$(BIN)/pybabel --quiet compile --input-file $< --output-file $@
	@test -e $@ || { echo "Babel compiles nothing while the head of $< is marked fuzzy: remove that line." >&2; exit 1; }
	@touch $@

# A database that went away, or was never there, is filled whatever its mark says.
ifeq ($(DATABASE_URL)$(wildcard var/site.sqlite3),)
.PHONY: $(FILLED)
endif
$(FILLED): $(DEMO) | compile
	@$(MAKE) --no-print-directory demo
