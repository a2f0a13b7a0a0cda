# make brief   builds the anniversary brief    make test   runs the tests
# Everything is installed into .venv from the locked, hashed requirements; nothing outside this folder is touched.

VENV := .venv
BIN := $(VENV)/bin
BRIEF ?= briefs/csp_anniversary.yaml
JOBS ?= 2
PDFS := .briefgen/pdfs
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

.PHONY: brief test test-full test-long verapdf lint lock extra golden pictures clean

brief: $(VENV)/run.stamp
	@$(BIN)/briefgen build $(BRIEF) || [ $$? -eq 1 ]

# The tests, and every PDF that they write kept in $(PDFS). `whole` says that all of them passed, and when they were begun.
SUITE = rm -rf $(PDFS) && mkdir -p $(PDFS) && touch $(PDFS)/begun \
	&& $(BIN)/python -m pytest -n $(JOBS) -m "not debian" --keep-pdfs=$(PDFS)/made && mv $(PDFS)/begun $(PDFS)/whole
# The same, unless that was done and nothing that they are made of is newer.
KEPT = [ -f $(PDFS)/whole ] && [ -z "$$(find $(VENV)/dev.stamp briefs corpus src templates tests -type f ! -name '*.pyc' -newer $(PDFS)/whole)" ] \
	|| { $(SUITE); }

test: $(VENV)/dev.stamp lint
	@$(SUITE)

# What needs Debian packages: poppler, qpdf, Chromium, systemd, Java. Installs them when they are missing (as root).
# Last, every PDF that any test wrote, and that of the brief, is held by programs of others to what it says it is.
test-full: $(VENV)/dev.stamp brief
	@sh tests/debian.sh
	@$(KEPT)
	@rm -rf $(PDFS)/debian
	@$(BIN)/python -m pytest -n $(JOBS) -m debian --keep-pdfs=$(PDFS)/debian
	@$(BIN)/python tests/unit/writers/pdf_validators.py --jobs $(JOBS) --least 500 $(PDFS) output/$(basename $(notdir $(BRIEF))).pdf

# That last part alone, by veraPDF alone, with all it says.
verapdf: $(VENV)/dev.stamp brief
	@sh tests/debian.sh java
	@$(KEPT)
	@$(BIN)/python tests/unit/writers/verapdf.py --claimed $(PDFS)/made $$(ls output/*.pdf | grep -v '[.]encrypted[.]pdf$$') \
		> .briefgen/verapdf.jsonl || { grep '"compliant": false' .briefgen/verapdf.jsonl; exit 1; }

lint: $(VENV)/dev.stamp
	@$(BIN)/ruff check src tests benchmarks
	@$(BIN)/ruff format --check --quiet src tests benchmarks
	@$(BIN)/mypy
	@$(BIN)/lint-imports --no-logo

# Renew both locks; needs pip-tools in the environment.
lock:
	@$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra build --output-file requirements.lock pyproject.toml
	@$(BIN)/python -m piptools compile --quiet --generate-hashes --allow-unsafe --strip-extras --no-emit-index-url --no-emit-find-links --no-emit-trusted-host --no-header --extra build --extra dev --output-file tests/requirements.lock pyproject.toml

# The long forms of tests that the suite runs short.
test-long: $(VENV)/dev.stamp
	@BRIEFGEN_KILLS=200 $(BIN)/python -m pytest tests/faults/test_kills.py

# make extra NAME=encrypt: libraries that one thing needs and most do not (bulk, cjk, encrypt, sign).
extra: $(VENV)/run.stamp
	@case '$(NAME)' in bulk|cjk|encrypt|sign) ;; *) echo "say which: make extra NAME=bulk, cjk, encrypt or sign" >&2; exit 2;; esac
	@$(PIP) install --no-build-isolation --editable '.[$(NAME)]'

golden: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest tests/golden --golden-show

# Renews the pictures of pages in docs/; look at them before you commit them.
pictures: $(VENV)/dev.stamp
	@$(BIN)/python -m pytest --quiet tests/docs/test_pictures.py --golden-update

clean:
	@rm -rf $(VENV) .briefgen .mypy_cache .ruff_cache .import_linter_cache

$(VENV)/run.stamp: requirements.lock pyproject.toml
	@echo "preparing $(VENV), once; this takes half a minute"
	@sh tests/venv.sh $(VENV)
	@$(PIP) install --require-hashes -r requirements.lock
	@$(PIP) install --no-deps --no-build-isolation --editable .
	@$(BIN)/python -m compileall -q src
	@touch $@

$(VENV)/dev.stamp: tests/requirements.lock $(VENV)/run.stamp
	@$(PIP) install --require-hashes -r tests/requirements.lock
	@touch $@
