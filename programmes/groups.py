"""Who may do what: the groups, and the workflow between them, with the names that editors see."""

from dataclasses import dataclass

from django.contrib.auth.models import Group, Permission
from django.db import transaction
from django.db.models import Q
from django.utils import translation
from wagtail import hooks
from wagtail.models import (
    Collection,
    GroupApprovalTask,
    GroupCollectionPermission,
    GroupPagePermission,
    Page,
    Workflow,
    WorkflowPage,
    WorkflowTask,
)

from home.translators.groups import set_up_translators

EDITORS, VALIDATORS, ADMINISTRATORS = "Rédaction", "Validation", "Administration"
WORKFLOW = "Relecture puis validation"
TASKS = {"Relecture": EDITORS, "Validation": VALIDATORS}
VOCABULARIES = ("organisation", "sector", "term")
ACTIONS = {"add": "Ajouter", "change": "Modifier", "delete": "Supprimer"}
OURS = ("home", "news", "programmes", "search", "users")
WAGTAILS_GROUPS, WAGTAILS_WORKFLOW = ("Editors", "Moderators"), "Moderators approval"


@dataclass(frozen=True)
class Role:
    """What a group may do: with pages, in the library of files, with vocabularies, promoted results, all the rest."""

    pages: tuple[str, ...]
    library: tuple[str, ...]
    vocabularies: tuple[str, ...]
    promotions: tuple[str, ...] = ()  # which readers see at once: for those who publish
    everything: bool = False


ROLES = {
    EDITORS: Role(
        pages=("add", "change"),
        library=("add_image", "choose_image", "add_document", "choose_document"),
        vocabularies=("add", "change"),
    ),
    VALIDATORS: Role(
        pages=("add", "change", "publish", "lock", "unlock"),
        library=(
            *("add_image", "change_image", "choose_image"),
            *("add_document", "change_document", "choose_document"),
        ),
        vocabularies=("add", "change", "delete"),
        promotions=("add", "change", "delete"),
    ),
    ADMINISTRATORS: Role(
        pages=("add", "change", "publish", "lock", "unlock", "bulk_delete"),
        library=(
            *("add_image", "change_image", "choose_image"),
            *("add_document", "change_document", "choose_document"),
            *("add_collection", "change_collection", "delete_collection"),
        ),
        vocabularies=("add", "change", "delete"),
        everything=True,
    ),
}


@transaction.atomic
def set_up_groups() -> list[str]:
    """Make the groups and the workflow, or put their permissions back; answer the names of translators' groups."""
    for name, role in ROLES.items():
        give(Group.objects.get_or_create(name=name)[0], role)
    name_permissions()
    set_up_workflow()
    remove_wagtails_groups()
    return set_up_translators()


def give(group: Group, role: Role) -> None:
    """Let a group do what its role says, and nothing more."""
    group.permissions.set(general_permissions(role))
    on_pages = Permission.objects.filter(
        content_type__app_label="wagtailcore", codename__in=[f"{action}_page" for action in role.pages]
    )
    GroupPagePermission.objects.filter(group=group).exclude(permission__in=on_pages).delete()
    in_library = Permission.objects.filter(
        content_type__app_label__in=["wagtailcore", "wagtailimages", "wagtaildocs"], codename__in=role.library
    )
    GroupCollectionPermission.objects.filter(group=group).exclude(permission__in=in_library).delete()
    for one in on_pages:
        GroupPagePermission.objects.get_or_create(group=group, page=Page.get_first_root_node(), permission=one)
    for one in in_library:
        GroupCollectionPermission.objects.get_or_create(
            group=group, collection=Collection.get_first_root_node(), permission=one
        )


def general_permissions(role: Role) -> set[Permission]:
    """Permissions that hold everywhere: the admin, the vocabularies, or all that Wagtail lets one give."""
    if role.everything:
        return {permission for hook in hooks.get_hooks("register_permissions") for permission in hook()}
    vocabularies = [f"{action}_{model}" for action in role.vocabularies for model in VOCABULARIES]
    admin = Q(content_type__app_label="wagtailadmin", codename="access_admin")
    own = Q(content_type__app_label="programmes", codename__in=vocabularies)
    promotions = [f"{action}_promotion" for action in role.promotions]
    first = Q(content_type__app_label="search", codename__in=promotions)
    return set(Permission.objects.filter(admin | own | first))


@translation.override("fr")
def name_permissions() -> None:
    """Say in French what the form of a group reads beside its boxes: Django names permissions in English."""
    named = []
    for one in Permission.objects.filter(content_type__app_label__in=OURS).select_related("content_type"):
        action = ACTIONS.get(one.codename.partition("_")[0])
        if action:
            one.name = f"{action}\N{NO-BREAK SPACE}: {one.content_type.name}"
            named.append(one)
    Permission.objects.bulk_update(named, ["name"])


def set_up_workflow() -> None:
    """Proofreading, then validation, for every page of the site."""
    workflow, made = Workflow.objects.get_or_create(name=WORKFLOW)
    if made:
        for order, (name, group) in enumerate(TASKS.items()):
            task, _made = GroupApprovalTask.objects.get_or_create(name=name)
            task.groups.set([Group.objects.get(name=group)])
            WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    root = Page.get_first_root_node()
    if not WorkflowPage.objects.filter(page=root).exclude(workflow__name=WAGTAILS_WORKFLOW).exists():
        WorkflowPage.objects.update_or_create(page=root, defaults={"workflow": workflow})


def remove_wagtails_groups() -> None:
    """Drop what Wagtail brings in English, unless someone uses it."""
    Group.objects.filter(name__in=WAGTAILS_GROUPS, user=None).delete()
    unused = Workflow.objects.filter(name=WAGTAILS_WORKFLOW, workflow_states=None)
    GroupApprovalTask.objects.filter(workflow_tasks__workflow__in=unused, task_states=None).delete()
    unused.delete()
