"""Suggesters: model values in, proposed answers out, never near the database."""
