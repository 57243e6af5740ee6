"""How fast the site is, as ratios to a baseline measured in the same run: `make bench`. Figures are never tests."""
