"""The words of the project as frozen values: no file, no database and no screen in here."""
