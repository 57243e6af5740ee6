"""The ground floor: what every page shares."""
