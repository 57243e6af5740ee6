"""Tests of `home` through the public door."""
