# The site as an image: what docs/operations.md installs by hand, run by a user who may write to nothing but uploaded files.
# `docker build --build-arg PACKAGES=opensearch .` has the client of OpenSearch too.
FROM python:3.13-slim AS build
WORKDIR /srv/site/app
ARG PACKAGES=base
ENV PATH=/srv/site/venv/bin:$PATH PIP_DISABLE_PIP_VERSION_CHECK=1 PIP_NO_CACHE_DIR=1 PYTHONDONTWRITEBYTECODE=1
COPY requirements requirements
RUN python -m venv /srv/site/venv && pip install --quiet --require-hashes --requirement requirements/$PACKAGES.txt
COPY . .
RUN pybabel --quiet compile --directory locale --domain django
# The settings of a public site, none of which is kept.
RUN set -a && . docs/example.env && SECRET_KEY=$(python -c 'import secrets; print(secrets.token_urlsafe(50))') \
    && python manage.py collectstatic --no-input --verbosity 0

FROM python:3.13-slim
RUN useradd --system --uid 10001 --no-create-home --shell /usr/sbin/nologin site \
    && install --directory --owner site /srv/site/app/var /srv/site/media
COPY --from=build /srv/site /srv/site
WORKDIR /srv/site/app
ENV PATH=/srv/site/venv/bin:$PATH PYTHONDONTWRITEBYTECODE=1 PYTHONUNBUFFERED=1 BIND=0.0.0.0:8000 \
    DJANGO_SETTINGS_MODULE=config.settings.production STATIC_ROOT=/srv/site/static MEDIA_ROOT=/srv/site/media
USER site
EXPOSE 8000
HEALTHCHECK CMD ["python", "-c", "import socket; socket.create_connection(('127.0.0.1', 8000), 2)"]
CMD ["gunicorn"]
