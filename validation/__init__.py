"""The proof of the simulation: both engines against what is known exactly or was published.

``python -m validation`` writes ``docs/validation.md``; a short form runs with the tests.
"""
