"""Batches: many papers taken in at once from a folder or a zip, and the queue that a person works through."""
