"""Settings come from the environment, and a wrong one stops the start in words."""

import os
import re
import secrets
import subprocess
import sys
from pathlib import Path
from string import ascii_letters

import pytest
from django.core.cache import caches

from config import environment
from config.environment import Environment, Variable, WrongEnvironment
from config.variables import VARIABLES
from tests.requirements import require

ROOT = Path(__file__).parents[1]
GOOD = {
    "DJANGO_SETTINGS_MODULE": "config.settings.production",
    "SECRET_KEY": secrets.token_urlsafe(50),
    "ALLOWED_HOSTS": "www.example.org",
    "DATABASE_URL": "postgres://user:password@127.0.0.1:5432/site",
    "SITE_URL": "https://www.example.org",
    "EMAIL_URL": "smtp+tls://user:password@mail.example.org:587",
    "DEFAULT_FROM_EMAIL": "site@example.org",
}
SETTINGS = "from django.conf import settings as s; "
DATABASE = "from django.db import connection as c; k = c.cursor(); "


def run(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run Python as an operator does, with these variables of ours and no others."""
    ours = {variable.name for variable in VARIABLES} | {"DJANGO_SETTINGS_MODULE"}
    others = {name: value for name, value in os.environ.items() if name not in ours}
    return subprocess.run(
        [sys.executable, *words],
        cwd=ROOT,
        env=others | {"PYTHONPATH": "site"} | variables,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def manage(*words: str, **variables: str) -> subprocess.CompletedProcess[str]:
    return run("manage.py", *words, **variables)


def printed(code: str, **variables: str) -> str:
    """What a line of Python prints; the apps are not loaded, which takes seconds."""
    result = run("-c", code, **variables)
    assert result.returncode == 0, result.stderr
    return result.stdout.strip()


def test_the_checks_of_a_public_site_are_silent() -> None:
    result = manage("check", "--deploy", "--fail-level", "WARNING", **GOOD)
    assert result.returncode == 0, result.stderr
    assert "WARNING" not in result.stdout + result.stderr


def test_all_that_is_missing_is_said_at_once_without_a_traceback() -> None:
    result = manage("check", DJANGO_SETTINGS_MODULE="config.settings.production")
    assert result.returncode == 1
    assert "Traceback" not in result.stderr
    for name in GOOD.keys() - {"DJANGO_SETTINGS_MODULE"}:
        assert re.search(rf"^- {name} is missing\. It .+\. Example: {name}=.+$", result.stderr, re.MULTILINE), name


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("SECRET_KEY", "too-short"),
        ("SECRET_KEY", f"django-insecure-{ascii_letters}"),
        ("ALLOWED_HOSTS", "*"),
        ("ALLOWED_HOSTS", "https://www.example.org"),
        ("DATABASE_URL", "mysql://user:tell-nobody@127.0.0.1/site"),
        ("DATABASE_URL", "postgres://user:tell-nobody@127.0.0.1:port/site"),
        ("DATABASE_POOL_SIZE", "many"),
        ("DATABASE_POOL_SIZE", "0"),
        ("SITE_URL", "http://www.example.org"),
        ("SITE_URL", "www.example.org"),
        ("EMAIL_URL", "pigeon://user:tell-nobody@mail.example.org"),
        ("DEFAULT_FROM_EMAIL", "nobody"),
        ("CACHE_URL", "memory://"),
        ("SEARCH_URL", "https://user:tell-nobody@search.example.org"),
        ("SEARCH_URL", "elasticsearch://user:tell-nobody@search.example.org:port"),
        ("SEARCH_URL", "elasticsearch://user:tell-nobody/@search.example.org"),
        ("SEARCH_URL", "opensearchs://user:tell-nobody@search.example.org?ca=/nowhere/tell-nobody.pem"),
        ("SEARCH_URL", "elasticsearchs://user:word@search.example.org?api_key=tell-nobody"),
        ("SEARCH_URL", "elasticsearchs://search.example.org?apikey=tell-nobody"),
        ("MEDIA_ROOT", "media"),
        ("HSTS_SECONDS", "-1"),
        ("HSTS_PRELOAD", "perhaps"),
        ("LOG_LEVEL", "LOUD"),
        ("PROXIES", "one"),
        ("RATE_LIMITS", "search"),
        ("RATE_LIMITS", "search=many"),
        ("RATE_LIMITS", "pages=10"),
    ],
)
def test_a_wrong_value_is_named_and_no_secret_is_shown(name: str, value: str) -> None:
    result = manage("check", **(GOOD | {name: value}))
    assert result.returncode == 1
    assert re.search(rf"^- {name} is invalid: it must .+\. Example: {name}=", result.stderr, re.MULTILINE), (
        result.stderr
    )
    assert result.stderr.count("\n- ") == 1
    assert "tell-nobody" not in result.stderr
    assert GOOD["SECRET_KEY"] not in result.stderr


def test_preloading_is_opted_into() -> None:
    code = SETTINGS + "print(s.SECURE_HSTS_PRELOAD, s.SILENCED_SYSTEM_CHECKS)"
    assert printed(code, **GOOD) == "False ['security.W021']"
    assert printed(code, HSTS_PRELOAD="1", **GOOD) == "True []"


def test_a_limit_that_is_given_leaves_the_others() -> None:
    code = SETTINGS + "print(s.PROXIES, s.RATE_LIMITS)"
    limits = "{'search': 60, 'suggestions': 240, 'exports': 10}"
    assert printed(code, **GOOD) == f"1 {limits}"
    given = {"PROXIES": "2", "RATE_LIMITS": "exports = 0, search=100"}
    assert printed(code, **given, **GOOD) == "2 {'search': 100, 'suggestions': 240, 'exports': 0}"


def test_a_mail_server_is_read_from_one_address() -> None:
    code = SETTINGS + "print(s.EMAIL_HOST, s.EMAIL_PORT, s.EMAIL_USE_TLS, s.EMAIL_BACKEND)"
    assert printed(code, **GOOD) == "mail.example.org 587 True django.core.mail.backends.smtp.EmailBackend"


def test_a_search_cluster_is_read_from_one_address_and_shown_without_its_secrets() -> None:
    code = SETTINGS + "print(s.SEARCH_URL, s.SEARCH_URL.password)"
    url = "opensearchs://ann:tell-nobody@search.example.org?index=here"
    shown, _space, password = printed(code, SEARCH_URL=url, **GOOD).rpartition(" ")
    assert password == "tell-nobody"
    assert shown == (
        "Address(kind='opensearch', hosts=(Host(name='search.example.org', port=9200),), "
        "is_secure=True, user='ann', ca='', index='here')"
    )
    assert printed(SETTINGS + "print(s.SEARCH_URL)", **GOOD) == "None"


def test_connections_to_postgresql_are_pooled() -> None:
    code = SETTINGS + "print(s.DATABASES['default']['OPTIONS']['pool'])"
    assert "'max_size': 3" in printed(code, DATABASE_POOL_SIZE="3", **GOOD)


def test_the_pool_answers_on_a_real_server() -> None:
    url = os.environ.get("TEST_DATABASE_URL", "")
    require("A PostgreSQL server, named by TEST_DATABASE_URL,", found=url.startswith("postgres"))
    code = DATABASE + "k.execute('SELECT 42'); print(type(c.pool).__name__, k.fetchone()[0])"
    assert printed(code, **(GOOD | {"DATABASE_URL": url})) == "ConnectionPool 42"


@pytest.mark.parametrize("module", ["dev", "test", "production"])
def test_sqlite_is_tuned_for_a_site(module: str, tmp_path: Path) -> None:
    """Readers go on while one writes (wal), a power cut harms nothing (1), keys are checked, the lock is awaited."""
    names = ["journal_mode", "synchronous", "foreign_keys", "busy_timeout"]
    code = DATABASE + f"print([k.execute('PRAGMA ' + name).fetchone()[0] for name in {names}], c.transaction_mode)"
    variables = {
        "DJANGO_SETTINGS_MODULE": f"config.settings.{module}",
        "DATABASE_URL": f"sqlite:///{tmp_path}/site.sqlite3",
    }
    assert printed(code, **(GOOD | variables)) == "['wal', 1, 1, 20000] IMMEDIATE"


def test_a_shared_cache_can_be_named() -> None:
    assert environment.cache("redis://127.0.0.1:6379/1") == {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": "redis://127.0.0.1:6379/1",
    }
    assert caches["default"] is not None


def test_an_empty_variable_is_a_missing_one() -> None:
    env = Environment([Variable("COLOUR", "is the colour", "red")], {"COLOUR": " "})
    env.require("COLOUR")
    with pytest.raises(
        WrongEnvironment, match=r"1 variable .+\n- COLOUR is missing\. It is the colour\. Example: COLOUR=red$"
    ):
        env.check()
    assert env.read("COLOUR", str.upper, default="blue") == "blue"


def test_only_documented_variables_are_read() -> None:
    with pytest.raises(KeyError):
        Environment([], {"COLOUR": "red"}).read("COLOUR", str, default="")


def test_the_guide_for_operators_lists_every_variable() -> None:
    guide = (ROOT / "docs/operations.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `([A-Z_]+)` \|", guide, re.MULTILINE)
    assert {variable.name for variable in VARIABLES} <= set(listed)


def test_the_example_sets_only_variables_that_exist() -> None:
    example = (ROOT / "docs/example.env").read_text(encoding="utf-8")
    named = set(re.findall(r"^([A-Z_]+)=", example, re.MULTILINE)) - {"DJANGO_SETTINGS_MODULE"}
    assert named <= {variable.name for variable in VARIABLES}
    assert named >= GOOD.keys() - {"DJANGO_SETTINGS_MODULE"}
