# Each target sets the clone up first (virtual environment, libraries, translations); see hallapp/bootstrap.py.
PYTHON ?= python3

.PHONY: run test check prove validate day setup
run test check prove validate day setup:
	@$(PYTHON) -m hallapp.bootstrap $@
