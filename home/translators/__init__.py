"""What translators meet in the admin: their groups, the matrix of pages and languages, files, reminders, machines."""
