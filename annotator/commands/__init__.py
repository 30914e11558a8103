"""The commands, a file each. `cli.py` imports one when it is called, and nothing before."""
