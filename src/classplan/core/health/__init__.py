"""The health of a library of specifications: how old a text is, which texts are alike, which duties they share.

Everything here is derived from the words of specifications, one at a time; the records keep it beside them.
"""
