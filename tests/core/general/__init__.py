"""The reading of specifications in no layout that is known."""
