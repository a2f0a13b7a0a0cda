# make brief   builds the anniversary brief    make test   runs the tests
# Everything is installed into .venv from the locked, hashed requirements; nothing outside this folder is touched.

VENV := .venv
BIN := $(VENV)/bin
BRIEF ?= briefs/csp_anniversary.yaml
JOBS ?= 2
PIP := $(BIN)/python -m pip --quiet --quiet --disable-pip-version-check

.PHONY: brief test test-full test-long verapdf lint lock extra golden pictures clean

brief: $(VENV)/run.stamp
	@$(BIN)/briefgen build $(BRIEF) || [ $$? -eq 1 ]

test: $(VENV)/dev.stamp lint
	@$(BIN)/python -m pytest -n $(JOBS) -m "not debian"

# What needs Debian packages: poppler, qpdf, Chromium, systemd, Java. Installs them when they are missing (as root).
test-full: $(VENV)/dev.stamp
	@sh tests/debian.sh
	@$(BIN)/python -m pytest -n $(JOBS) -m debian

# The long form of what test-full tries: every PDF that a test writes, the samples and output/ held by veraPDF to what they say they are.
verapdf: $(VENV)/dev.stamp brief
	@sh tests/debian.sh java
	@rm -rf .briefgen/pdfs
	@$(BIN)/python -m pytest -n $(JOBS) -q -m "not debian" --keep-pdfs=.briefgen/pdfs
	@$(BIN)/python tests/unit/writers/pdf_samples.py .briefgen/pdfs/samples
	@$(BIN)/python tests/unit/writers/verapdf.py --claimed .briefgen/pdfs $$(ls output/*.pdf | grep -v '[.]encrypted[.]pdf$$') \
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
