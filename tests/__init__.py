"""The tests: a mirror of the apps, then the house itself, then the site as a visitor meets it."""
