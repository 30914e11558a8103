"""A saved web page: what of it is the story, and what each piece of the story is."""
