"""Findings about texts: what lint says of a text of the office, and what somebody set aside, with a reason."""
