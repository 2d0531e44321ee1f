"""Signing in and out, the second factor, the password: django-allauth's views in our own look and under our rules."""
