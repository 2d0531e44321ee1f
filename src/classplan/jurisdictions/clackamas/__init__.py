"""Clackamas County: the form of its classifications, printed and read. No rules of the county are here."""
