"""Talking to a cluster through the official client of its kind: one way to ask, two kinds of errors."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from ..address import Address

READING = 0.8  # seconds that a reader's question may take; then another engine answers
WRITING = 30.0
PUT_ASIDE = 30  # seconds for which a host that failed is not asked, while there are others
OURS = {400, 405, 406, 411, 413, 415}  # statuses that only a mistake of ours can have
JSON = {"accept": "application/json", "content-type": "application/json"}
LINES = {"accept": "application/json", "content-type": "application/x-ndjson"}


class Unavailable(Exception):
    """The cluster does not answer as it should, for no fault of ours; the text says why, without secrets."""


class Unreached(Unavailable):
    """A host refused the connection or broke it off."""


class Missing(Unavailable):
    """There is no such index or document."""


class Refused(Exception):
    """The cluster does not understand what we ask: a mistake of ours."""


def refusal(status: int, reason: str) -> Exception:
    """The error for an HTTP status that is none of success."""
    if status == 404:
        return Missing(reason)
    return Refused(f"{status} {reason}") if status in OURS else Unavailable(f"{status} {reason}".strip())


def reason_of(body: Any) -> str:
    """The kind of error that a cluster names in the body of its answer, with what it says of our mistake."""
    error = body.get("error") if isinstance(body, Mapping) else None
    if not isinstance(error, Mapping):
        return str(error or "")[:200]
    causes = error.get("root_cause") or [error]
    return f"{error.get('type', '')}: {causes[0].get('reason', '')}"[:500]


class Client:
    """What the engine and those who feed it ask of a cluster."""

    def __init__(self, address: Address) -> None:
        self.has_others = len(address.hosts) > 1

    def ask(
        self, method: str, path: str, body: Any = None, patience: float = READING, **parameters: str | int
    ) -> dict[str, Any]:
        """The answer to a request; `Unavailable` or `Refused` where there is none.

        A host that refuses the connection is put aside and another one is asked, once; a host that says nothing is
        not followed by another, because the reader has waited long enough.
        """
        headers = LINES if isinstance(body, str) else JSON
        try:
            answer = self.send(method, path, parameters, body, headers, patience)
        except Unreached:
            if not self.has_others:
                raise
            answer = self.send(method, path, parameters, body, headers, patience)
        if not isinstance(answer, Mapping):
            raise Unavailable("an answer that is none of a cluster")
        return dict(answer)

    def send(
        self, method: str, path: str, parameters: Mapping[str, Any], body: Any, headers: Mapping[str, str], wait: float
    ) -> Any:
        """The body of the answer to one request; errors as `ask` has them."""
        raise NotImplementedError

    def freeze(self, index: str) -> str:
        """The name of a state of an index that can be read in several requests while it goes on changing."""
        raise NotImplementedError

    def thaw(self, state: str) -> None:
        """Let go of it."""
        raise NotImplementedError


class Elasticsearch(Client):
    """The client of Elasticsearch."""

    def __init__(self, address: Address) -> None:
        import elasticsearch

        super().__init__(address)
        entrance: dict[str, Any] = {"basic_auth": (address.user, address.password)} if address.user else {}
        entrance |= {"api_key": address.api_key} if address.api_key else {}
        entrance |= {"ca_certs": address.ca} if address.ca else {}
        self.errors: Any = elasticsearch
        self.client = elasticsearch.Elasticsearch(
            address.urls, max_retries=0, dead_node_backoff_factor=PUT_ASIDE, max_dead_node_backoff=PUT_ASIDE, **entrance
        )
        self.patient = cache(lambda wait: self.client.options(request_timeout=wait))

    def send(
        self, method: str, path: str, parameters: Mapping[str, Any], body: Any, headers: Mapping[str, str], wait: float
    ) -> Any:
        request = self.patient(wait).perform_request
        try:
            return request(method, path, params=parameters, headers=headers, body=body).body
        except self.errors.ApiError as error:
            raise refusal(error.status_code, reason_of(error.body)) from None
        except self.errors.ConnectionTimeout:
            raise Unavailable("no answer in time") from None
        except self.errors.ConnectionError as error:
            raise Unreached(f"no connection ({type(error).__name__})") from None
        except self.errors.TransportError as error:
            raise Unavailable(type(error).__name__) from None

    def freeze(self, index: str) -> str:
        return str(self.ask("POST", f"/{index}/_pit", keep_alive="1m")["id"])

    def thaw(self, state: str) -> None:
        self.ask("DELETE", "/_pit", {"id": state})


class OpenSearch(Client):
    """The client of OpenSearch."""

    def __init__(self, address: Address) -> None:
        import opensearchpy

        super().__init__(address)
        entrance: dict[str, Any] = {"http_auth": (address.user, address.password)} if address.user else {}
        entrance |= {"headers": {"authorization": f"ApiKey {address.api_key}"}} if address.api_key else {}
        entrance |= {"ca_certs": address.ca} if address.ca else {}
        self.errors: Any = opensearchpy
        self.client = opensearchpy.OpenSearch(
            [{"host": host.name, "port": host.port, "use_ssl": address.is_secure} for host in address.hosts],
            max_retries=0,
            retry_on_timeout=True,  # which never happens, but puts a silent host aside
            dead_timeout=PUT_ASIDE,
            timeout_cutoff=0,
            **entrance,
        )

    def send(
        self, method: str, path: str, parameters: Mapping[str, Any], body: Any, headers: Mapping[str, str], wait: float
    ) -> Any:
        request = self.client.transport.perform_request
        try:
            return request(method, path, params=dict(parameters), body=body, timeout=wait, headers=headers)
        except self.errors.ConnectionTimeout:
            raise Unavailable("no answer in time") from None
        except self.errors.ConnectionError as error:
            raise unreached(error) from None
        except self.errors.TransportError as error:
            raise refusal(int(error.status_code), reason_of(error.info)) from None
        except self.errors.OpenSearchException as error:
            raise Unavailable(type(error).__name__) from None

    def freeze(self, index: str) -> str:
        return str(self.ask("POST", f"/{index}/_search/point_in_time", keep_alive="1m")["pit_id"])

    def thaw(self, state: str) -> None:
        self.ask("DELETE", "/_search/point_in_time", {"pit_id": [state]})


def unreached(error: Any) -> Unavailable:
    """What the client of OpenSearch does not tell apart: a host that refuses, one that does not say whether it does."""
    if "ConnectTimeout" in type(error.info).__name__:
        return Unavailable("no answer in time")
    return Unreached(f"no connection ({type(error).__name__})")


CLIENTS: dict[str, Callable[[Address], Client]] = {"elasticsearch": Elasticsearch, "opensearch": OpenSearch}


def client_for(address: Address) -> Client:
    return CLIENTS[address.kind](address)
