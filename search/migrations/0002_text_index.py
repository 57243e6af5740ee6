"""The text index, which is what databases do not share: FTS5 on SQLite, a tsvector on PostgreSQL.

SQLite loses the triggers when Django makes the table of entries anew: a later migration that changes a field of it
creates them again.
"""

from django.db import migrations

SQLITE = (
    """
    CREATE VIRTUAL TABLE search_text USING fts5(
        title_keys, name_keys, text_keys, words,
        content='search_entry', content_rowid='page_id', tokenize="unicode61 remove_diacritics 0", columnsize=1
    )
    """,
    """
    CREATE TRIGGER search_entry_added AFTER INSERT ON search_entry BEGIN
        INSERT INTO search_text(rowid, title_keys, name_keys, text_keys, words)
        VALUES (new.page_id, new.title_keys, new.name_keys, new.text_keys, new.words);
    END
    """,
    """
    CREATE TRIGGER search_entry_gone AFTER DELETE ON search_entry BEGIN
        INSERT INTO search_text(search_text, rowid, title_keys, name_keys, text_keys, words)
        VALUES ('delete', old.page_id, old.title_keys, old.name_keys, old.text_keys, old.words);
    END
    """,
    """
    CREATE TRIGGER search_entry_changed AFTER UPDATE ON search_entry BEGIN
        INSERT INTO search_text(search_text, rowid, title_keys, name_keys, text_keys, words)
        VALUES ('delete', old.page_id, old.title_keys, old.name_keys, old.text_keys, old.words);
        INSERT INTO search_text(rowid, title_keys, name_keys, text_keys, words)
        VALUES (new.page_id, new.title_keys, new.name_keys, new.text_keys, new.words);
    END
    """,
)
SQLITE_BACK = (
    "DROP TRIGGER search_entry_added",
    "DROP TRIGGER search_entry_gone",
    "DROP TRIGGER search_entry_changed",
    "DROP TABLE search_text",
)
POSTGRESQL = (
    """
    ALTER TABLE search_entry ADD COLUMN keys tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', title_keys), 'A') || setweight(to_tsvector('simple', name_keys), 'B')
        || setweight(to_tsvector('simple', text_keys), 'D')
    ) STORED
    """,
    "ALTER TABLE search_entry ADD COLUMN phrases tsvector GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED",
    "CREATE INDEX search_entry_keys ON search_entry USING gin (keys)",
    "CREATE INDEX search_entry_phrases ON search_entry USING gin (phrases)",
)
POSTGRESQL_BACK = ("ALTER TABLE search_entry DROP COLUMN keys", "ALTER TABLE search_entry DROP COLUMN phrases")


def add(_apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


def remove(_apps, schema_editor):
    for statement in {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}[schema_editor.connection.vendor]:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    """The text index."""

    dependencies = [("search", "0001_initial")]

    operations = [migrations.RunPython(add, remove)]
