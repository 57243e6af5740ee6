"""What each group may and may not do, through the addresses of the admin."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Page, Workflow, WorkflowPage

from home.models import Picture
from news.models import NewsPage
from programmes.groups import ADMINISTRATORS, EDITORS, ROLES, TASKS, WORKFLOW, set_up_groups
from programmes.models import Organisation
from tests import builders
from tests.admin.forms import PUBLISH, SUBMIT, PageForm

pytestmark = pytest.mark.django_db


def page_address(action: str, page: Page) -> str:
    return reverse(f"wagtailadmin_pages:{action}", args=[page.pk])


def write(client: Client, action: str) -> NewsPage:
    """An article that someone creates."""
    form = PageForm.new(client, NewsPage, builders.news_index())
    form.fill(title="Une annonce", slug="une-annonce")
    assert form.send(action).status_code == 302
    return NewsPage.objects.get(slug="une-annonce")


def is_refused(response: Any) -> bool:
    """Whether the admin answered that this is not allowed."""
    return response.status_code == 302 and response.headers["Location"] == reverse("wagtailadmin_home")


def snippet_address(action: str, *keys: Any) -> str:
    return reverse(Organisation.snippet_viewset.get_url_name(action), args=keys)


# Rédaction


def test_redaction_writes_and_edits_but_does_not_publish(redaction: Client) -> None:
    page = write(redaction, PUBLISH)
    assert not page.live
    assert redaction.get(page_address("edit", builders.call())).status_code == 200


def test_redaction_submits_for_proofreading(redaction: Client) -> None:
    page = write(redaction, SUBMIT)
    assert page.current_workflow_state.workflow.name == WORKFLOW
    assert page.current_workflow_task.name == "Relecture"


@pytest.mark.parametrize("action", ["unpublish", "delete", "lock"])
def test_redaction_neither_unpublishes_nor_deletes_nor_locks(redaction: Client, action: str) -> None:
    page = builders.article()
    response = redaction.post(page_address(action, page))
    page.refresh_from_db()
    assert page.live
    assert not page.locked
    assert is_refused(response)


def test_redaction_deletes_its_own_drafts_and_not_those_of_others(redaction: Client) -> None:
    own, other = write(redaction, ""), builders.article(live=False)
    assert redaction.post(page_address("delete", own)).status_code == 302
    assert is_refused(redaction.post(page_address("delete", other)))
    assert list(NewsPage.objects.all()) == [other]


def test_redaction_keeps_the_vocabularies_but_deletes_nothing_of_them(redaction: Client) -> None:
    record = builders.organisation()
    assert redaction.get(snippet_address("list")).status_code == 200
    assert redaction.get(snippet_address("add")).status_code == 200
    assert redaction.get(snippet_address("edit", record.pk)).status_code == 200
    assert is_refused(redaction.get(snippet_address("delete", record.pk)))


def test_redaction_adds_pictures_and_changes_only_its_own(redaction: Client) -> None:
    picture = builders.picture()
    assert redaction.get(reverse("wagtailimages:add")).status_code == 200
    assert redaction.get(reverse("wagtailimages_chooser:choose")).status_code == 200
    assert is_refused(redaction.get(reverse("wagtailimages:edit", args=[picture.pk])))
    assert redaction.get(reverse("wagtaildocs:add_multiple")).status_code == 200


FOR_ADMINISTRATORS = [
    "wagtailusers_users:index",
    "wagtailusers_groups:index",
    "wagtailredirects:index",
    "wagtailadmin_workflows:index",
    "wagtailadmin_collections:index",
    "wagtailsites:index",
]


@pytest.mark.parametrize("name", FOR_ADMINISTRATORS)
def test_only_administration_sees_users_redirects_and_the_rest(
    redaction: Client, validation: Client, administration: Client, name: str
) -> None:
    assert is_refused(redaction.get(reverse(name)))
    assert is_refused(validation.get(reverse(name)))
    assert administration.get(reverse(name)).status_code == 200


def test_only_administration_changes_the_settings_of_the_site(validation: Client, administration: Client) -> None:
    address = reverse("wagtailsettings:edit", args=["home", "sitesettings"])
    assert is_refused(validation.get(address))
    assert administration.get(address, follow=True).status_code == 200


# Validation


def test_validation_publishes_and_unpublishes(validation: Client) -> None:
    page = write(validation, PUBLISH)
    assert page.live
    validation.post(page_address("unpublish", page))
    page.refresh_from_db()
    assert not page.live


def test_validation_locks_and_unlocks(validation: Client) -> None:
    page = builders.article()
    for action, locked in (("lock", True), ("unlock", False)):
        validation.post(page_address(action, page))
        page.refresh_from_db()
        assert page.locked is locked


def test_validation_deletes_a_page_and_a_record_but_no_branch(validation: Client) -> None:
    page, record = builders.article(), builders.organisation()
    branch = builders.programme()
    builders.programme(branch)
    assert validation.post(page_address("delete", page)).status_code == 302
    assert validation.post(snippet_address("delete", record.pk)).status_code == 302
    assert not NewsPage.objects.exists()
    assert not Organisation.objects.exists()
    assert is_refused(validation.post(page_address("delete", branch)))


def test_validation_describes_any_picture(validation: Client) -> None:
    picture = builders.picture()
    assert validation.get(reverse("wagtailimages:edit", args=[picture.pk])).status_code == 200
    assert Picture.objects.count() == 1


# Administration


def test_administration_deletes_a_branch(administration: Client) -> None:
    branch = builders.programme()
    builders.programme(branch)
    assert administration.post(page_address("delete", branch)).status_code == 302
    assert not type(branch).objects.exists()


def test_administration_reads_the_messages_of_readers(administration: Client) -> None:
    page = builders.contact_page()
    assert administration.get(reverse("wagtailforms:list_submissions", args=[page.pk])).status_code == 200


# The way of a page


def test_a_page_goes_from_redaction_through_proofreading_to_validation(redaction: Client, validation: Client) -> None:
    page = write(redaction, SUBMIT)
    for client, task in ((redaction, "Relecture"), (validation, "Validation")):
        state = page.current_workflow_task_state
        assert state.task.name == task
        client.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
        page = NewsPage.objects.get(pk=page.pk)
    assert page.live


def test_redaction_does_not_validate(redaction: Client) -> None:
    page = write(redaction, SUBMIT)
    page.current_workflow_task_state.approve(user=builders.superuser())
    page = NewsPage.objects.get(pk=page.pk)
    state = page.current_workflow_task_state
    redaction.post(reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk]))
    page.refresh_from_db()
    assert not page.live


# The command


def test_the_command_can_run_again_and_puts_permissions_back(groups: None) -> None:
    before = set(GroupPagePermission.objects.values_list("group__name", "permission__codename"))
    editors = Group.objects.get(name=EDITORS)
    editors.permissions.clear()
    GroupPagePermission.objects.filter(group=editors).delete()
    extra = GroupPagePermission.objects.get(group__name=ADMINISTRATORS, permission__codename="bulk_delete_page")
    GroupPagePermission.objects.create(group=editors, page=extra.page, permission=extra.permission)
    call_command("set_up_groups", verbosity=0)
    assert set(GroupPagePermission.objects.values_list("group__name", "permission__codename")) == before
    assert editors.permissions.filter(codename="access_admin").exists()
    assert Workflow.objects.count() == 1
    assert list(Workflow.objects.get().tasks.values_list("name", flat=True)) == list(TASKS)


def test_what_wagtail_brings_in_english_is_gone(groups: None) -> None:
    assert set(Group.objects.values_list("name", flat=True)) == set(ROLES)
    assert WorkflowPage.objects.get().workflow.name == WORKFLOW


def test_the_permissions_of_our_records_are_named_in_french(administration: Client) -> None:
    group = Group.objects.get(name=EDITORS)
    html = administration.get(reverse("wagtailusers_groups:edit", args=[group.pk])).content.decode()
    assert "Ajouter\N{NO-BREAK SPACE}: organisme" in html
    for record in ("organisation", "sector", "term", "site settings", "user"):
        assert f"Can change {record}" not in html


def test_a_group_of_wagtail_that_someone_is_in_stays() -> None:
    builders.home()
    builders.member("Editors")
    set_up_groups()
    assert Group.objects.filter(name="Editors").exists()
    assert not Group.objects.filter(name="Moderators").exists()


def test_another_workflow_that_was_chosen_stays(groups: None) -> None:
    own = Workflow.objects.create(name="Le nôtre")
    WorkflowPage.objects.update(workflow=own)
    set_up_groups()
    assert WorkflowPage.objects.get().workflow == own


def test_someone_without_group_does_not_come_in(groups: None) -> None:
    client = Client()
    client.force_login(builders.member())
    response = client.get(reverse("wagtailadmin_home"))
    assert response.status_code == 302
