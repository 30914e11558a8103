"""A story that teaches the keys while it is annotated: nothing of it touches anybody's work."""
