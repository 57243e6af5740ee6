"""The texts of a page as a PO file, for any tool: what is written into it and what is taken out of it.

What a machine translated is marked as uncertain (`fuzzy`), as translators' tools expect: it comes back as
somebody's own once the mark is gone. What is uncertain in a file that comes in is left out.
"""

import re
from dataclasses import dataclass
from typing import Any

import polib
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail_localize.models import StringSegment, StringTranslation, Translation

from ..formats import language_name
from ..languages import SOURCE
from ..text_sources import says_nothing
from .po_reading import FileRefused, parsed, text_of

ID, LANGUAGE, UNCERTAIN = "X-WagtailLocalize-TranslationID", "Language", "fuzzy"
MACHINE, MANUAL = StringTranslation.TRANSLATION_TYPE_MACHINE, StringTranslation.TRANSLATION_TYPE_MANUAL


@dataclass(frozen=True)
class Report:
    """How many texts of a file were taken, left out as uncertain, are not on the page any more, have a mistake."""

    taken: int
    uncertain: int
    unknown: int
    wrong: int


def exported(work: Translation) -> polib.POFile:
    """The texts of a page with those that are translated already."""
    po = work.export_po()
    po.metadata |= {LANGUAGE: work.target_locale.language_code, "X-Source-Language": SOURCE}
    po.metadata["Project-Id-Version"] = work.source.object_repr
    machine = set(by_machine(work).values_list("translation_of__data", "context__path"))
    for entry in po:
        if not entry.obsolete and (entry.msgid, entry.msgctxt) in machine:
            entry.flags.append(UNCERTAIN)
    return po


def file_name(work: Translation) -> str:
    """`ami-cma-en.po`."""
    return f"{slugify(work.source.object_repr) or 'page'}-{work.target_locale.language_code}.po"


def by_machine(work: Translation) -> Any:
    """The translations by a machine that nobody reviewed."""
    mine = StringTranslation.objects.filter(context__object_id=work.source.object_id, locale=work.target_locale_id)
    return mine.filter(translation_type=MACHINE)


def taken(work: Translation, upload: Any, user: Any) -> Report:
    """Take the translations of an uploaded file; `FileRefused` before anything is written."""
    po = parsed(text_of(upload))
    check_belongs(po, work)
    entries = [entry for entry in po if not entry.obsolete and not says_nothing(entry.msgstr)]
    po[:] = [entry for entry in entries if UNCERTAIN not in entry.flags]
    unknown = len(work.import_po(po, user=user, tool_name="PO"))
    confirm(work, po, user)
    pairs = {(entry.msgid, entry.msgctxt) for entry in po}
    return Report(len(po) - unknown, len(entries) - len(po), unknown, mistakes(work, pairs))


def confirm(work: Translation, po: polib.POFile, user: Any) -> None:
    """What a machine wrote and a translator left as it is, without the mark of what is uncertain, is his now."""
    certain = {(entry.msgid, entry.msgctxt, entry.msgstr) for entry in po}
    rows = by_machine(work).values_list("pk", "translation_of__data", "context__path", "data")
    keys = [key for key, *row in rows if tuple(row) in certain]
    StringTranslation.objects.filter(pk__in=keys).update(translation_type=MANUAL, last_translated_by=user)


def mistakes(work: Translation, pairs: set[tuple[str, str]]) -> int:
    """How many of the texts are not used, because a tag or a link in them is wrong."""
    rows = StringTranslation.objects.filter(context__object_id=work.source.object_id, locale=work.target_locale_id)
    wrong = rows.filter(has_error=True).values_list("translation_of__data", "context__path")
    return len(pairs & set(wrong))


def check_belongs(po: polib.POFile, work: Translation) -> None:
    """Refuse the file of another page or language; a tool that dropped our mark is forgiven."""
    mark = po.metadata.get(ID, "")
    if mark == str(work.uuid):
        return
    if mark:
        raise FileRefused(of_another(mark))
    language = po.metadata.get(LANGUAGE, "").replace("_", "-").lower()
    if language and language.partition("-")[0] != work.target_locale.language_code.partition("-")[0]:
        raise FileRefused(_("This file is in another language (%(code)s).") % {"code": language})
    texts = StringSegment.objects.filter(source=work.source_id).values_list("string__data", "context__path")
    if set(texts).isdisjoint((entry.msgid, entry.msgctxt) for entry in po):
        raise FileRefused(_("No text of this file is on this page: it is of another page."))


def of_another(mark: str) -> str:
    """Which page a file is of, where we know it."""
    known = Translation.objects.select_related("source", "target_locale")
    other = next((one for one in known.filter(uuid=mark)), None) if is_uuid(mark) else None
    if other is None:
        return _("This file is of another page.")
    facts = {"title": other.source.object_repr, "language": language_name(other.target_locale.language_code)}
    return _("This file is of the page “%(title)s” (%(language)s): import it there.") % facts


def is_uuid(text: str) -> bool:
    return bool(re.fullmatch(r"[0-9a-fA-F-]{32,36}", text)) and len(text.replace("-", "")) == 32
