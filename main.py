"""Start hallapp: parse the command, import what it needs, run it."""


def main() -> int:
    """Run the command line and return the process's exit status."""
    # Imported here so that a spawned simulation worker, which imports this
    # module again, loads nothing of the application.
    from hallapp.cli import run

    return run()


if __name__ == "__main__":
    raise SystemExit(main())
