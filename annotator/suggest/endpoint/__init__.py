"""A suggester that asks a language model on a server of the analyst's choice (extra `endpoint`)."""
