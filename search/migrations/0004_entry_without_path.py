"""The place in the tree goes: an entry shows it nowhere, and sorting pages would change it."""

from django.db import migrations


def drop(_apps, schema_editor):
    """Without Django's new table, which on SQLite would lose the triggers of the text index."""
    connection = schema_editor.connection
    with connection.cursor() as cursor:
        indexes = connection.introspection.get_constraints(cursor, "search_entry")
    for name in [name for name, one in indexes.items() if one["index"] and one["columns"] == ["path"]]:
        schema_editor.execute(f"DROP INDEX {name}")
    schema_editor.execute("ALTER TABLE search_entry DROP COLUMN path")


def put_back(_apps, schema_editor):
    schema_editor.execute("ALTER TABLE search_entry ADD COLUMN path varchar(255) NOT NULL DEFAULT ''")


class Migration(migrations.Migration):
    """An entry without its place in the tree."""

    dependencies = [("search", "0003_asked_promotions")]

    operations = [
        migrations.SeparateDatabaseAndState(
            [migrations.RunPython(drop, put_back)],
            [migrations.RemoveField("entry", "path")],
        )
    ]
