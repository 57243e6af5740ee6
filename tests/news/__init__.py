"""Tests of `news` through the public door."""
