"""The frame of the site: settings, addresses, servers' entry points."""
