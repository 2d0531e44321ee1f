"""Standard language and references: what specifications share, and which classes they name."""
