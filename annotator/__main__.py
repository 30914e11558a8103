"""`python -m annotator`, so that the desk can start its own importer without a script on PATH."""

from annotator.cli import main

if __name__ == "__main__":
    main()
