"""The City of Duluth: the form of its job descriptions, printed and read. No rules of the city are here."""
