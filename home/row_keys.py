"""For migrations: keys and languages for inline rows that existed before their texts could be translated."""

import uuid
from collections.abc import Callable
from typing import Any

BATCH = 500


def give_keys(*labels: str) -> Callable[[Any, Any], None]:
    """The step of a migration that gives each row of some models a key of its own and the language of its page.

    Drafts know their rows too: without the key there, one that is published would lose the translations of its rows.
    """

    def forwards(apps: Any, _schema_editor: Any) -> None:
        keys = {relation_of(apps, label): keys_of(apps.get_model(label)) for label in labels}
        revisions = apps.get_model("wagtailcore", "Revision")
        for pk in list(revisions.objects.values_list("pk", flat=True)) if any(keys.values()) else ():
            revision = revisions.objects.get(pk=pk)
            if write_keys(revision.content, keys):
                revision.save(update_fields=["content"])

    return forwards


def relation_of(apps: Any, label: str) -> str:
    """How a page calls its rows of a model."""
    return str(apps.get_model(label)._meta.get_field("page").remote_field.related_name)


def keys_of(model: Any) -> dict[int, dict[str, Any]]:
    """Fill the new columns of a model's rows; what a draft says of each row, by its primary key."""
    rows = list(model.objects.filter(translation_key=None).select_related("page"))
    for row in rows:
        row.translation_key, row.locale_id = uuid.uuid4(), row.page.locale_id
    model.objects.bulk_update(rows, ["translation_key", "locale"], batch_size=BATCH)
    return {row.pk: {"translation_key": str(row.translation_key), "locale": row.locale_id} for row in rows}


def write_keys(content: dict[str, Any], keys: dict[str, dict[int, dict[str, Any]]]) -> bool:
    """Put the keys into a draft; whether it has such rows."""
    known = [(row, keys[name].get(row.get("pk"))) for name in keys for row in content.get(name) or ()]
    for row, found in known:
        row.update(found or {})
    return any(found for _row, found in known)
