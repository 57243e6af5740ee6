"""Pages of the admin that translators work with; those of wagtail-localize stand behind some of them."""
