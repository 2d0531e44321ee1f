"""Drafts of specifications: every revision kept, who may see each, what its reviewers said and what became of it."""
