# Each target sets the clone up first (virtual environment, libraries, translations); see hallapp/bootstrap.py.
PYTHON ?= python3

.PHONY: run test check validate day setup
run test check validate day setup:
	@$(PYTHON) -m hallapp.bootstrap $@
