"""Findings: what lint says of a paper, of the new text of a change and of the text of a class, each waivable with a reason."""
