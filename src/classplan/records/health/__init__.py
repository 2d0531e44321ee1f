"""What is derived from each version of a specification when it is recorded, so that the library can be looked at whole.

Nothing here is a record of its own: all of it follows from the texts, and `classplan library rebuild` makes it anew.
"""
