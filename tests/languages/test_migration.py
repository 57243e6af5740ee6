"""Rows that were there before their texts could be translated get a key, in drafts too."""

import json
import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).parents[2]
BEFORE, AFTER = "0004", "0006"
PAGE = """
INSERT INTO wagtailcore_page (
    id, path, depth, numchild, title, draft_title, slug, url_path, seo_title, search_description, live,
    has_unpublished_changes, show_in_menus, expired, locked, locale_id, content_type_id, translation_key
) VALUES (
    90, '00010009', 2, 0, 'Appel', 'Appel', 'appel', '/appel/', '', '', 1, 0, 0, 0, 0, 1, 1,
    '0123456789abcdef0123456789abcdef'
)
"""
SOURCE = "INSERT INTO home_source (id, page_id, note, source_url, source_title) VALUES (?, 90, '', 'https://a.fr/', '')"
DRAFT = """
INSERT INTO wagtailcore_revision (
    object_id, content_type_id, base_content_type_id, content, object_str, created_at
) VALUES ('90', 1, 1, ?, 'Appel', '2026-01-01 00:00:00')
"""


def manage(database: Path, *words: str) -> None:
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{database}",
        "DJANGO_SETTINGS_MODULE": "config.settings.test",
    }
    subprocess.run([sys.executable, "manage.py", *words], cwd=ROOT, env=environment, check=True, capture_output=True)


def test_rows_and_drafts_get_keys(tmp_path: Path) -> None:
    """Two sources of a page, one of them in a draft that has a new one too."""
    file = tmp_path / "old.sqlite3"
    manage(file, "migrate", "home", BEFORE)
    draft = {"pk": 90, "sources": [{"pk": 7, "note": "a"}, {"pk": None, "note": "new"}]}
    with closing(sqlite3.connect(file)) as database, database:
        database.execute(PAGE)
        database.executemany(SOURCE, [(7,), (8,)])
        database.execute(DRAFT, [json.dumps(draft)])
    manage(file, "migrate", "home", AFTER)
    with closing(sqlite3.connect(file)) as database:
        rows = database.execute("SELECT id, translation_key, locale_id FROM home_source ORDER BY id").fetchall()
        (content,) = database.execute("SELECT content FROM wagtailcore_revision").fetchone()
    keys = {key: name for key, name, _locale in rows}
    assert len(set(keys.values())) == 2
    assert {locale for *_rest, locale in rows} == {1}
    known, new = json.loads(content)["sources"]
    assert known["translation_key"].replace("-", "") == keys[7]
    assert "translation_key" not in new
