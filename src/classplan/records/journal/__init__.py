"""What was done, by whom, when, under which clauses: a chain of entries that cannot be rewritten."""
