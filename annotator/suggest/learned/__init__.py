"""Suggestions learned from the annotators' own answers: needs the extra `learned`."""
