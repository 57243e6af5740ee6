"""Every environment variable that the site reads. `docs/operations.md` has the same list (a test compares them)."""

from config.environment import Variable

VARIABLES = (
    Variable(
        "SECRET_KEY",
        "signs sessions and the links in mails, and is known to this site alone",
        "\"$(python3 -c 'import secrets; print(secrets.token_urlsafe(50))')\"",
    ),
    Variable("ALLOWED_HOSTS", "lists the host names that the site answers to", "www.example.org,example.org"),
    Variable(
        "DATABASE_URL",
        "says where the content is stored",
        "postgres://user:password@127.0.0.1:5432/site",
    ),
    Variable("DATABASE_POOL_SIZE", "limits the connections that one process opens to PostgreSQL", "8"),
    Variable("SITE_URL", "is the address of the site, for the links in mails", "https://www.example.org"),
    Variable(
        "EMAIL_URL",
        "names the server that sends the mails (dummymail:// sends none)",
        "smtp+tls://user:password@mail.example.org:587",
    ),
    Variable("DEFAULT_FROM_EMAIL", "is the sender of the site's mails", "site@example.org"),
    Variable("CACHE_URL", "names a cache that several processes share", "redis://127.0.0.1:6379/0"),
    Variable(
        "SEARCH_URL",
        "names the cluster that answers searches in place of the database",
        "elasticsearchs://user:password@one.example.org:9200,two.example.org:9200?ca=/etc/ssl/search.pem",
    ),
    Variable(
        "MACHINE_TRANSLATION_URL",
        "names a machine that drafts translations for translators",
        "libretranslates://translate.example.org?key=abc",
    ),
    Variable("LANGUAGES", "lists the languages that pages may be read in, French first", "fr,en,de"),
    Variable("MEDIA_ROOT", "is the folder of uploaded pictures and documents", "/srv/site/media"),
    Variable("STATIC_ROOT", "is the folder that collectstatic fills", "/srv/site/static"),
    Variable("HSTS_SECONDS", "tells browsers for how long to insist on https", "31536000"),
    Variable("HSTS_PRELOAD", "lets browsers ship the domain in their lists of https-only sites", "1"),
    Variable("PROXIES", "is the number of proxies that a request passes before the site", "1"),
    Variable(
        "RATE_LIMITS",
        "limits what one address may ask in a minute (0: no limit)",
        "search=60,suggestions=240,exports=10",
    ),
    Variable("LOG_LEVEL", "is the least important level that is logged", "INFO"),
    Variable("DEBUG", "shows technical error pages, on one's own machine only", "0"),
)
