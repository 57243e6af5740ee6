"""Articles, events and dossiers."""
