"""Run the command line as a module: ``python -m quotes …`` is ``quotes …``."""

from quotes.commands import main

if __name__ == "__main__":
    main()
