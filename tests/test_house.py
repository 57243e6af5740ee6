"""The rules of the house, as tests: who imports whom, how long, how documented, how typed, what is unused."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from statistics import median, quantiles

import pytest
from django.apps import apps
from django.core.management import call_command
from django.template.loader import get_template
from wagtail import hooks
from wagtail.models import Page, get_page_models

ROOT = Path(__file__).parents[1]
# The staircase: each app, and those below it that it may import.
BELOW: dict[str, set[str]] = {
    "users": set(),
    "home": set(),
    "programmes": {"home"},
    "news": {"home", "programmes"},
    "search": {"home", "programmes", "news"},
}
OURS = {*BELOW, "benchmarks", "config", "demo", "tests"}
CODE = [*BELOW, "benchmarks", "demo", "site"]
DOORS = {"urls.py", "page_urls.py", "wagtail_hooks.py"}  # the only files that open a view to the outside
Function = ast.FunctionDef | ast.AsyncFunctionDef


def python_files(*folders: str) -> list[Path]:
    """Our Python files in these folders, without the migrations, which Django writes."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return sorted(path for path in found if "migrations" not in path.parts)


def name_of(path: Path) -> str:
    return str(path.relative_to(ROOT))


@cache
def text_of(path: Path) -> str:
    return path.read_text(encoding="utf-8")


@cache
def nodes_of(path: Path) -> list[ast.AST]:
    return list(ast.walk(ast.parse(text_of(path), str(path))))


@cache
def functions_of(path: Path) -> list[Function]:
    return [node for node in nodes_of(path) if isinstance(node, Function)]


def length_of(function: Function) -> int:
    """Lines from `def` to the last one; decorators are not counted, a docstring is."""
    return (function.end_lineno or function.lineno) - function.lineno + 1


def modules_imported_by(path: Path) -> Iterator[str]:
    """Full names, those of `from . import views` made absolute."""
    package = path.relative_to(ROOT).with_suffix("").parts
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            start = ".".join(package[: len(package) - node.level]) if node.level else ""
            module = ".".join(part for part in (start, node.module) if part)
            yield module
            yield from (f"{module}.{alias.name}" for alias in node.names)


APP_FILES = python_files(*CODE)
TEST_FILES = python_files("tests")
each_file = pytest.mark.parametrize("path", APP_FILES + TEST_FILES, ids=name_of)
each_app_file = pytest.mark.parametrize("path", APP_FILES, ids=name_of)


# Who may import whom


@pytest.mark.parametrize("app", BELOW)
def test_an_app_knows_only_itself_and_those_below_it(app: str) -> None:
    for path in python_files(app):
        known = {module.partition(".")[0] for module in modules_imported_by(path)} & OURS
        assert known <= BELOW[app] | {app}, name_of(path)


@each_app_file
def test_nobody_imports_views_but_the_lists_of_addresses(path: Path) -> None:
    views = [module for module in modules_imported_by(path) if re.search(r"^(?!django\.|wagtail\.).*\bviews\b", module)]
    assert not views or path.name in DOORS or "views" in path.parts, views


@pytest.mark.parametrize("folder", ["site", "locale"])
def test_a_folder_named_as_a_standard_module_is_no_package(folder: str) -> None:
    assert not (ROOT / folder / "__init__.py").exists()


def test_git_sees_the_folder_site() -> None:
    ignored = {line.strip().strip("/") for line in text_of(ROOT / ".gitignore").splitlines()}
    assert not ignored & {"site", "locale"}


# How long, how named


@each_file
def test_a_file_is_short(path: Path) -> None:
    limit = 400 if path in TEST_FILES else 300
    assert len(text_of(path).splitlines()) <= limit


@each_file
def test_a_function_says_one_thing(path: Path) -> None:
    assert [function.name for function in functions_of(path) if length_of(function) > 40] == []


def test_most_functions_are_a_few_lines_long() -> None:
    lengths = [length_of(function) for path in APP_FILES for function in functions_of(path)]
    assert median(lengths) <= 7
    assert quantiles(lengths, n=10)[-1] <= 20


def test_most_files_fit_on_a_screen_or_two() -> None:
    assert median(len(text_of(path).splitlines()) for path in APP_FILES) <= 75


@each_file
def test_a_file_is_named_after_what_is_in_it(path: Path) -> None:
    assert not {*path.with_suffix("").parts} & {"utils", "helpers", "misc"}


# How documented, how typed


@each_file
def test_modules_and_classes_say_what_they_are(path: Path) -> None:
    if not text_of(path).strip():
        return
    inner = {child for node in nodes_of(path) if isinstance(node, ast.ClassDef) for child in node.body}
    described = [node for node in nodes_of(path) if isinstance(node, ast.ClassDef | ast.Module)]
    silent = [
        getattr(node, "name", "the module")
        for node in described
        if not ast.get_docstring(node) and not (node in inner and getattr(node, "name", "") in {"Meta", "Media"})
    ]
    assert silent == []


def is_annotated(function: Function, is_method: bool) -> bool:
    taken = function.args
    arguments = [*taken.posonlyargs, *taken.args, *taken.kwonlyargs, taken.vararg, taken.kwarg]
    static = any(isinstance(node, ast.Name) and node.id == "staticmethod" for node in function.decorator_list)
    if is_method and not static:
        arguments = arguments[1:]  # self or cls
    return function.returns is not None and all(argument.annotation for argument in arguments if argument)


@each_file
def test_signatures_are_fully_typed(path: Path) -> None:
    classes = [node for node in nodes_of(path) if isinstance(node, ast.ClassDef)]
    methods = {child for node in classes for child in node.body}
    untyped = [function.name for function in functions_of(path) if not is_annotated(function, function in methods)]
    assert untyped == []


@each_file
def test_no_tool_is_silenced(path: Path) -> None:
    silencers = re.findall(
        "#.*(?:" + "|".join(["no" + "qa", "type:" + " ignore", "fmt:" + " off"]) + ")", text_of(path)
    )
    assert silencers == []


# What is unused, what is forgotten


TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))
BY_CONVENTION = {"400.html", "403.html", "403_csrf.html", "404.html", "500.html"}  # Django looks for these
OUR_PAGES = [model for model in get_page_models() if model is not Page and model._meta.app_label in BELOW]
each_page = pytest.mark.parametrize("model", OUR_PAGES, ids=lambda model: model.__name__)


WAGTAIL_ICONS = [icon for hook in hooks.get_hooks("register_icons") for icon in hook([])]


def template_name(path: Path) -> str:
    return path.relative_to(ROOT / "templates").as_posix()


@cache
def names_of_templates_in_use() -> set[str]:
    """Every template that a page type, a string in the code or another template names."""
    named = set(BY_CONVENTION)
    for model in OUR_PAGES:
        named |= {model.template, getattr(model, "landing_page_template", "")}
    for path in [*APP_FILES, *TEMPLATES]:
        named |= set(re.findall(r"""["']([\w./-]+\.html)["']""", text_of(path)))
    return named


def overrides_an_installed_template(name: str) -> bool:
    folders = [Path(app.path) / "templates" for app in apps.get_app_configs() if app.label not in OURS]
    return any((folder / name).exists() for folder in folders)


@pytest.mark.parametrize("path", TEMPLATES, ids=template_name)
def test_no_template_is_unused(path: Path) -> None:
    name = template_name(path)
    assert name in names_of_templates_in_use() or overrides_an_installed_template(name)


@each_page
def test_a_page_type_has_a_template(model: type[Page]) -> None:
    assert get_template(model.template)


@each_page
def test_a_page_type_is_described_to_editors(model: type[Page]) -> None:
    assert str(vars(model).get("page_description", "")).strip()


@each_page
def test_a_page_type_has_an_icon(model: type[Page]) -> None:
    assert vars(model)["icon"] in {Path(icon).stem for icon in WAGTAIL_ICONS}


@each_page
def test_a_page_type_is_tested(model: type[Page]) -> None:
    """In a test's own code: an import alone, or a builder, is no test."""
    tests = [path for path in TEST_FILES if path.name.startswith("test_") and path != Path(__file__)]
    names = (node.id for path in tests for node in nodes_of(path) if isinstance(node, ast.Name))
    assert model.__name__ in names


@pytest.mark.django_db
def test_no_migration_is_missing() -> None:
    call_command("makemigrations", check_changes=True, dry_run=True, verbosity=0)
