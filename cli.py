"""Run the command line from a checkout: ``python cli.py …`` is ``quotes …``."""

from quotes.commands import main

if __name__ == "__main__":
    main()
