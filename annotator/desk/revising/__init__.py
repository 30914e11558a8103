"""Stories that a publisher changed: comparing two texts, carrying answers over, and what waits."""
