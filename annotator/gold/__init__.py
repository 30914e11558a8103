"""The gold set: which answer counts for each sentence, and the record that says so."""
