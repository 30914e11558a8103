"""From files on disk to documents: finding, decoding, reading, and cutting into sentences."""
