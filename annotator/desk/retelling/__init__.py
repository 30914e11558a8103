"""How each claim travelled between stories: who said it, how firmly, and with which numbers."""
