"""One question to a server with the chat-completions interface, bounded in time and size.

Only the address that the settings name is ever asked; a redirect is not followed, because the story
and the key would go along. The key is sent in its header and told to nobody.
"""

import json
import os
import time
from collections.abc import Callable
from typing import Any

import httpx

from annotator.settings import EndpointSettings
from annotator.suggest.base import SuggesterError
from annotator.suggest.endpoint.reply import ReplyError

LARGEST = 2 * 2**20
"""Bytes of the longest reply."""
TRIES = 3
LONGEST_PAUSE = 60.0
"""Seconds that a server may ask us to wait; we give up where it wants more."""
_BUSY = (429, 503)
_REFUSALS = {
    401: "refuses the key: check [endpoint] key_variable",
    403: "refuses the key: check [endpoint] key_variable",
    404: "has no chat completions there: check [endpoint] url and model",
}


class Asking:
    """Asks one server; raises SuggesterError when it cannot be asked at all."""

    def __init__(
        self, settings: EndpointSettings, *, pause: Callable[[float], None] = time.sleep
    ) -> None:
        self._settings = settings
        self._pause = pause
        self._url = f"{settings.url.rstrip('/').removesuffix('/chat/completions')}/chat/completions"
        self._client = httpx.Client(timeout=settings.timeout, headers=_headers(settings))

    def ask(self, messages: list[dict[str, str]]) -> str:
        """Return the text of the model's reply; raises ReplyError for one that is unusable."""
        question = {"model": self._settings.model, "messages": messages, "temperature": 0}
        for tried in range(1, TRIES + 1):
            status, headers, body = self._post(question)
            if status not in _BUSY or tried == TRIES:
                break
            self._pause(self._asked_pause(headers, tried))
        if status != httpx.codes.OK:
            raise SuggesterError(f"{self._url} {self._refusal(status, body)}")
        return _content(body)

    def _post(self, question: dict[str, Any]) -> tuple[int, httpx.Headers, bytes]:
        until = time.monotonic() + self._settings.timeout
        try:
            with self._client.stream("POST", self._url, json=question) as response:
                body = bytearray()
                for chunk in response.iter_bytes():
                    body += chunk
                    if len(body) > LARGEST:
                        raise ReplyError("a reply that is too long")
                    if time.monotonic() > until:
                        raise SuggesterError(self._too_slow())
                return response.status_code, response.headers, bytes(body)
        except httpx.TimeoutException as error:
            raise SuggesterError(self._too_slow()) from error
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise SuggesterError(
                f"{self._url} cannot be reached ({error}): is the server running?"
            ) from error

    def _too_slow(self) -> str:
        return (
            f"{self._url} did not answer within {self._settings.timeout:g} s: "
            "set [endpoint] timeout higher, or sentences lower"
        )

    def _asked_pause(self, headers: httpx.Headers, tried: int) -> float:
        """Return how long a busy server wants us to wait; raises SuggesterError for too long."""
        told = headers.get("retry-after", "")
        seconds = float(told) if told.isdigit() else 2.0**tried
        if seconds > LONGEST_PAUSE:
            raise SuggesterError(f"{self._url} is busy for {seconds:.0f} s: try again then")
        return seconds

    def _refusal(self, status: int, body: bytes) -> str:
        if status in _BUSY:
            return "is busy: try again later, or set [endpoint] sentences higher to ask less often"
        said = _message(body)
        return _REFUSALS.get(status, f"answers {status}") + (f" ({said})" if said else "")


def _headers(settings: EndpointSettings) -> dict[str, str]:
    """Return the header with the key, if a variable is named; raises SuggesterError."""
    if settings.key_variable is None:
        return {}
    key = os.environ.get(settings.key_variable, "").strip()
    if not key.isascii() or not key.isprintable():
        raise SuggesterError(f"the key in {settings.key_variable} has characters no key has")
    return {"Authorization": f"Bearer {key}"} if key else {}


def _content(body: bytes) -> str:
    try:
        choice = json.loads(body)["choices"][0]
        content, reason = choice["message"]["content"], choice.get("finish_reason")
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ReplyError("no chat completion") from error
    if reason == "length":
        raise ReplyError("a reply that was cut off")
    if not isinstance(content, str):
        raise ReplyError("no chat completion")
    return content


def _message(body: bytes) -> str:
    """Return the beginning of what a server says about an error, in one line."""
    try:
        told = json.loads(body)["error"]["message"]
    except (ValueError, LookupError, TypeError, RecursionError):
        return ""
    return " ".join(str(told).split())[:200]
