"""Migrations of proceedings."""
