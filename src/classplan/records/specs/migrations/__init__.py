"""Migrations of specs."""
