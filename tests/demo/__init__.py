"""Tests of the demo content and of the commands that place it."""
