# Every target is a task of tools/run.py, which also runs without make.
PYTHON ?= python3

.PHONY: serve site check test bench setup lock

serve site check test bench setup:
	@$(PYTHON) tools/run.py $@

# Needs uv. The lock names hashes for every platform and no addresses.
lock:
	uv pip compile --universal --generate-hashes --extra dev --python-version 3.11 --no-header --no-emit-index-url --no-emit-find-links --quiet pyproject.toml -o requirements.lock
