"""How good suggestions are: pure counting over ranges, the same for every suggester."""
