"""Tests of `programmes` through the public door."""
