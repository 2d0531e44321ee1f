"""The classification plan of a public employer: what it is on any day, and why.

The pure `core` decides, `records` store, `web` and `cli` ask; the rules of a place are a pack in
`jurisdictions`. What may import what is written, and tested, in `pyproject.toml`.
"""
