"""Writing gold sets: records in, files out, written aside and moved into place."""
