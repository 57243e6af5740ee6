"""Furniture for showing the house: real content and the loader that places it."""
