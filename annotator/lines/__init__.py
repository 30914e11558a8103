"""The desk in plain lines: for screen readers, terminals that can do nothing, and scripts."""
