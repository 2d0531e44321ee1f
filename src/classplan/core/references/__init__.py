"""How specifications name each other: the edges of a graph of classes, each with the words that make it.

>>> from classplan.core.references.titles import Titles
>>> Titles({"Typist": 7}).meant("Typists").number
7
"""
