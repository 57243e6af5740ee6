"""The basement: the custom user alone."""
