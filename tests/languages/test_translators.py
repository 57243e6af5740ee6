"""A translator without a developer: rights, the way from the matrix to the published page, files, what one is told."""

from typing import Any

import polib
import pytest
from bs4 import BeautifulSoup
from django.contrib.auth.models import Group
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page
from wagtail_localize.models import StringTranslation, Translation
from wagtail_localize.operations import translate_object

from home.translators import po_files, po_reading
from programmes.groups import ADMINISTRATORS, VALIDATORS, set_up_groups
from tests import builders
from tests.admin.forms import french, said

from .acting import TRANSLATORS, edit, english, fresh, member, work_of

pytestmark = pytest.mark.django_db
THREE = [("fr", "French"), ("en", "English"), ("de", "German")]


def is_refused(response: Any) -> bool:
    return response.status_code == 302 and response.headers["Location"] == reverse("wagtailadmin_home")


def cell_link(client: Client, title: str) -> str:
    soup = BeautifulSoup(client.get(reverse("translations"), {"q": title}).content, "html.parser")
    link = soup.select_one("table.listing tbody td:last-child a")
    assert link is not None
    return str(link["href"])


# The group


def test_a_language_with_a_home_page_has_its_group() -> None:
    builders.english_home()
    set_up_groups()
    rows = GroupPagePermission.objects.filter(group__name=TRANSLATORS).values_list("page", "permission__codename")
    home = builders.english_home().pk
    assert set(rows) == {(home, name) for name in ("add_page", "change_page", "publish_page")}
    codes = Group.objects.get(name=TRANSLATORS).permissions.values_list("codename", flat=True)
    assert set(codes) == {"access_admin", "submit_translation"}


def test_a_language_that_gets_its_home_page_gets_its_group() -> None:
    builders.home()
    set_up_groups()
    assert not Group.objects.filter(name=TRANSLATORS).exists()
    builders.english_home()
    assert Group.objects.filter(name=TRANSLATORS).exists()


def test_the_group_can_be_made_again_and_gets_its_rights_back(translator: Client) -> None:
    group = Group.objects.get(name=TRANSLATORS)
    group.permissions.clear()
    extra = GroupPagePermission.objects.get(group__name=ADMINISTRATORS, permission__codename="lock_page")
    GroupPagePermission.objects.create(group=group, page=extra.page, permission=extra.permission)
    set_up_groups()
    assert group.permissions.count() == 2
    assert GroupPagePermission.objects.filter(group=group).count() == 3
    assert Group.objects.filter(name__startswith="Traduction").count() == 1


# From the matrix to the page


def test_a_translator_translates_and_publishes_a_page(
    translator: Client, django_capture_on_commit_callbacks: Any
) -> None:
    page = builders.article(title="Une annonce", summary="Un résumé.")
    submit = cell_link(translator, "Une annonce")
    form = BeautifulSoup(translator.get(submit).content, "html.parser")
    ticked = [box["value"] for box in form.select('input[name="locales"][checked]')]
    response = translator.post(submit.partition("?")[0], {"locales": ticked})
    draft = english(page)
    assert response.headers["Location"] == edit(draft)
    assert translator.get(edit(draft)).status_code == 200
    for segment in work_of(draft).source.stringsegment_set.all():
        address = reverse("wagtail_localize:edit_string_translation", args=[work_of(draft).pk, segment.pk])
        data = f"value=EN+{segment.order}"
        assert translator.put(address, data, content_type="application/x-www-form-urlencoded").status_code == 201
    assert cell_link(translator, "Une annonce") == edit(draft)
    with django_capture_on_commit_callbacks(execute=True):
        translator.post(edit(draft), {"action": "publish"})
    draft = fresh(draft)
    assert draft.live
    assert draft.title.startswith("EN ")
    assert Client().get(draft.get_url()).status_code == 200


def test_a_translator_neither_opens_nor_publishes_nor_deletes_a_french_page(translator: Client) -> None:
    page = builders.article(title="Une annonce")
    for name in ("edit", "unpublish", "delete", "move", "copy"):
        assert is_refused(translator.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])))
        assert is_refused(translator.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])))
    add = reverse("wagtailadmin_pages:add", args=["news", "newspage", builders.news_index().pk])
    assert is_refused(translator.get(add))
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    translator.post(f"{bulk}?id={page.pk}")
    assert fresh(page).live


def test_no_link_leads_a_translator_where_he_may_not_go(translator: Client, admin: Client) -> None:
    page = builders.article(title="Une annonce")
    draft = builders.translate(page, publish=False)
    links = links_to_source(translator, draft)
    assert links == [page.get_url()]
    assert translator.get(links[0]).status_code == 200
    assert links_to_source(admin, draft) == [edit(page)]
    page.unpublish()
    assert links_to_source(translator, draft) == []


def links_to_source(client: Client, page: Page) -> list[str]:
    """Where the name of the source's language leads, in the form of a translation."""
    soup = BeautifulSoup(client.get(edit(page)).content, "html.parser")
    return [str(link["href"]) for link in soup.select(".header-meta--locales a")]


def test_a_translator_begins_no_translation_into_a_language_of_others(translator: Client, settings: Any) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = THREE
    german = builders.locale("de")
    builders.translate(builders.news_index(), "de")
    page = builders.article()
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    assert translator.post(submit, {"locales": [german.pk]}).status_code == 200
    assert not page.has_translation(german)


def test_who_may_not_translate_begins_nothing() -> None:
    builders.translate(builders.news_index())
    set_up_groups()
    page = builders.article()
    submit = reverse("wagtail_localize:submit_page_translation", args=[page.pk])
    member(VALIDATORS).post(submit, {"locales": [builders.locale().pk]})
    assert not page.has_translation(builders.locale())


def test_what_stands_below_an_untranslated_page_is_refused_in_words(translator: Client) -> None:
    project = builders.project()
    submit = reverse("wagtail_localize:submit_page_translation", args=[project.pk])
    response = translator.post(submit, {"locales": [builders.locale().pk]})
    assert french("Translate “%(title)s” first: the page stands below it.", title=project.get_parent().title) in said(
        response
    )
    assert response.headers["Location"] == reverse("translations")


def test_a_big_branch_is_not_begun_in_one_request(translator: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("home.translators.views.submission.AT_ONCE", 1)
    branch = builders.programme_index()
    children = [builders.programme(), builders.programme()]
    submit = reverse("wagtail_localize:submit_page_translation", args=[branch.pk])
    translator.post(submit, {"locales": [builders.locale().pk], "include_subtree": "on"})
    assert branch.has_translation(builders.locale())
    assert not any(child.has_translation(builders.locale()) for child in children)


# Files


@pytest.fixture
def work(translator: Client) -> Translation:
    page = builders.article(title="Une annonce", summary='Voir "ici".')
    translate_object(page, [builders.locale()])
    return Translation.objects.get(source__object_id=page.translation_key)


def po_of(client: Client, work: Translation) -> str:
    response = client.get(reverse("wagtail_localize:download_pofile", args=[work.pk]))
    assert response["Content-Disposition"] == 'attachment; filename="une-annonce-en.po"'
    return str(response.content.decode())


def send(client: Client, work: Translation, content: bytes | None, name: str = "a.po") -> Any:
    data = {} if content is None else {"file": SimpleUploadedFile(name, content)}
    return client.post(reverse("wagtail_localize:upload_pofile", args=[work.pk]), data)


def filled(text: str, **texts: str) -> polib.POFile:
    """A file as a translator's tool writes it; the texts by the name of their field."""
    po = polib.pofile(text)
    for entry in po:
        entry.msgstr = texts.get(entry.msgctxt, entry.msgstr)
    return po


def known(work: Translation) -> dict[str, str]:
    rows = StringTranslation.objects.filter(context__object_id=work.source.object_id)
    return dict(rows.values_list("context__path", "data"))


def test_a_file_goes_out_and_comes_back(translator: Client, work: Translation) -> None:
    text = po_of(translator, work)
    assert '"Language: en\\n"' in text
    response = send(translator, work, str(filled(text, title="A notice", summary='See "here".')).encode())
    assert known(work) == {"title": "A notice", "summary": 'See "here".'}
    assert "2" in said(response)
    assert response.headers["Location"] == edit(work.get_target_instance())
    assert 'msgstr "A notice"' in po_of(translator, work)


def test_a_tool_that_drops_our_mark_or_adds_its_own_is_forgiven(translator: Client, work: Translation) -> None:
    po = filled(po_of(translator, work), title="A notice")
    del po.metadata[po_files.ID]
    po.metadata |= {"X-Generator": "Tool 1", "PO-Revision-Date": "2026-11-26", "Language": "en_GB"}
    send(translator, work, b"\xef\xbb\xbf" + str(po).replace("\n", "\r\n").encode())
    assert known(work) == {"title": "A notice"}


def test_an_encoding_that_a_file_announces_is_read(translator: Client, work: Translation) -> None:
    text = str(filled(po_of(translator, work), title="Café"))
    send(translator, work, text.replace("charset=utf-8", "charset=ISO-8859-1").encode("latin-1"))
    assert known(work) == {"title": "Café"}


def test_what_is_uncertain_or_gone_or_wrong_is_said(translator: Client, work: Translation) -> None:
    po = filled(po_of(translator, work), title="A notice", summary="See <script>x</script>")
    po.append(polib.POEntry(msgid="Parti", msgstr="Gone", msgctxt="title"))
    next(entry for entry in po if entry.msgctxt == "title").flags.append("fuzzy")
    message = said(send(translator, work, str(po).encode()))
    assert french("%(number)d text is marked as uncertain (fuzzy) in the file: it was left out.", number=1) in message
    gone = "%(number)d text is not on the page any more: export the file again for the present ones."
    assert french(gone, number=1) in message
    wrong = "A tag or a link is wrong in %(number)d text: it is marked and not used until it is right."
    assert french(wrong, number=1) in message
    assert work.get_progress() == (2, 0)


def test_a_machines_text_is_uncertain_until_a_translator_says_otherwise(translator: Client, work: Translation) -> None:
    builders.fill_in(work)
    rows = StringTranslation.objects.filter(context__object_id=work.source.object_id)
    rows.update(translation_type="machine")
    text = po_of(translator, work)
    assert text.count("#, fuzzy") == 2
    send(translator, work, text.encode())
    assert rows.filter(translation_type="machine").count() == 2
    send(translator, work, text.replace("#, fuzzy\n", "", 1).encode())
    assert rows.filter(translation_type="machine").count() == 1


ENCODING = "This file is not in the encoding that it announces (%(name)s). Save it as UTF-8, then try again."
SYNTAX = "This is not a PO file: line %(number)s is not understood."


def wrong_files(work: Translation) -> dict[str, tuple[bytes | None, str]]:
    good = str(polib.pofile(str(work.export_po()))).encode()
    other = builders.article(title="Ailleurs")
    translate_object(other, [builders.locale()])
    elsewhere = str(work_of(english(other)).export_po())
    unmarked = "\n".join(line for line in elsewhere.splitlines() if "WagtailLocalize" not in line)
    return {
        "no file": (None, "Choose a file first. Example: accueil-en.po"),
        "not a PO": (b"%PDF-1.4 \xe2\xe3", ENCODING),
        "a text": (b"Bonjour tout le monde\n", SYNTAX),
        "empty": (b"", "This is not a PO file, or there is no text in it."),
        "a path": (b"/etc/passwd", SYNTAX),
        "broken": (good + b'\nmsgid "a\nmsgstr', SYNTAX),
        "another page": (elsewhere.encode(), "This file is of the page “%(title)s” (%(language)s): import it there."),
        "another page, unmarked": (unmarked.encode(), "No text of this file is on this page: it is of another page."),
        "another site": (
            good.replace(str(work.uuid).encode(), b"12345678123456781234567812345678"),
            "This file is of another page.",
        ),
        "another language": (
            b'msgid ""\nmsgstr ""\n"Language: de\\n"\n\nmsgctxt "title"\nmsgid "Une annonce"\nmsgstr "x"\n',
            "This file is in another language (%(code)s).",
        ),
        "another encoding": (good.decode().encode("utf-16"), ENCODING),
        "a lie": (
            good.replace(b'msgstr "Kept"', 'msgstr "Gardé"'.encode("latin-1")),
            ENCODING,
        ),
        "an unknown encoding": (
            good.replace(b"charset=utf-8", b"charset=martian"),
            ENCODING,
        ),
        "too big": (good + b"#" * po_reading.MOST, "This file is too big (%(size)s MB): that of a page is below 2 MB."),
    }


def test_a_wrong_file_is_refused_in_words_and_nothing_is_lost(translator: Client, work: Translation) -> None:
    builders.fill_in(work, title="Kept", summary="Kept")
    before = known(work)
    head = beginning("Nothing was imported. %(reason)s")
    for name, (content, reason) in wrong_files(work).items():
        last = said(send(translator, work, content)).rpartition(head)[2].strip()
        assert last.startswith(beginning(reason)), name
        assert known(work) == before, name


def beginning(msgid: str) -> str:
    """The words of a message before what it fills in, in French where they are known."""
    return french(msgid).partition("%(")[0].strip()


def test_files_are_for_who_may_write_the_page(work: Translation, settings: Any) -> None:
    settings.LANGUAGES = settings.WAGTAIL_CONTENT_LANGUAGES = THREE
    builders.translate(builders.home(), "de")
    others = member("Traduction (allemand)")
    assert is_refused(others.get(reverse("wagtail_localize:download_pofile", args=[work.pk])))
    assert is_refused(send(others, work, b""))
    assert po_of(member(VALIDATORS), work)
