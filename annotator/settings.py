"""What a user sets once: in a TOML file, or in the environment, which goes first."""

import getpass
import os
from pathlib import Path
from typing import Annotated, Literal

from platformdirs import user_config_path
from pydantic import BeforeValidator, Field, ValidationError

from annotator.errors import UserError
from annotator.model.base import Value, one_line
from annotator.model.suggestion import SURE

ThemeName = Literal["dark", "light", "high-contrast", "colour-blind", "monochrome"]
"""The themes of the screen, in the order in which they are cycled through."""


class SettingsError(UserError):
    """The settings cannot be used; one line that says where and what."""


def _key_lists(table: object, before: str = "") -> object:
    """Return `[keys]` as lists by id; an id may be written with or without quotes."""
    if not isinstance(table, dict):
        return table  # pydantic says what is wrong with it
    flat: dict[str, object] = {}
    for name, value in table.items():
        if isinstance(value, dict):
            inner = _key_lists(value, f"{before}{name}.")
            flat |= inner if isinstance(inner, dict) else {}
        else:
            one = (value,) if isinstance(value, str) else value
            flat[f"{before}{name}"] = () if value == "" else one
    return flat


class EndpointSettings(Value):
    """The server whose model suggests: `[endpoint]`. Only to it stories' text is ever sent."""

    url: Annotated[str, Field(pattern=r"^https?://[^\s/@]+(/[^\s@]*)?$")]
    """Where its chat completions are, up to `/v1`; a key never stands in it."""
    model: Annotated[str, Field(min_length=1)]
    """What the server calls the model."""
    key_variable: Annotated[str, Field(min_length=1)] | None = None
    """The environment variable that holds the key, if the server wants one."""
    timeout: Annotated[float, Field(gt=0, le=3600)] = 60.0
    """Seconds until an answer must be there."""
    sentences: Annotated[int, Field(ge=1, le=200)] = 20
    """How many sentences are asked for at once."""


class Settings(Value):
    """All settings."""

    annotator: str | None = None
    """Your name, as it stands beside every answer. Default: your login name."""
    theme: ThemeName = "dark"
    """Colours of the screen."""
    preset: Literal["cyrillic", "doccano", "french", "german", "left-hand", "prodigy"] | None = None
    """A layout of the keys for other hands, keyboards or habits."""
    keys: Annotated[dict[str, tuple[str, ...]], BeforeValidator(_key_lists)] = Field(
        default_factory=dict
    )
    """Your own keys, by action id, over those of the preset; an empty list frees an action."""
    blind: bool = False
    """Whether to begin without suggestions; a key changes it, and the change is remembered."""
    blind_share: Annotated[float, Field(ge=0, le=1)] = 0.0
    """The share of sentences for which you are shown no suggestion, always the same ones: so it can
    be measured how suggestions change answers."""
    sure: Annotated[float, Field(ge=0, le=1)] = SURE
    """The confidence from which a suggestion is sure, so that one key accepts it with others."""
    suggesters: tuple[str, ...] | None = None
    """Who suggests, by name. Default: all that can work here and ask no other machine."""
    endpoint: EndpointSettings | None = None
    """The server that the suggester `endpoint` asks."""


_IN_ENVIRONMENT = ("annotator", "theme", "preset", "blind", "blind_share", "sure")
"""What `ANNOTATOR_...` can set too; keys are a table and stand in the file only."""


def settings_path() -> Path:
    """Return the settings file: `ANNOTATOR_SETTINGS`, else in the user's configuration folder."""
    named = os.environ.get("ANNOTATOR_SETTINGS")
    return Path(named) if named else user_config_path("annotator") / "settings.toml"


def load_settings() -> Settings:
    """Read the settings file, if there is one, and the environment; raises SettingsError."""
    path = settings_path()
    values: dict[str, object] = {}
    try:
        if path.exists():
            import tomllib  # few people have settings

            values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path} cannot be read ({error.strerror})") from error
    except ValueError as error:  # wrong TOML and wrong UTF-8 alike
        raise SettingsError(f"{path} is not valid TOML: {error}") from error
    for name in _IN_ENVIRONMENT:
        told = os.environ.get(f"ANNOTATOR_{name.upper()}")
        if told:
            values[name] = told
    if not values:
        return Settings.model_construct()  # most people: the first check costs 15 ms of the start
    try:
        return Settings.model_validate(values)
    except ValidationError as error:
        problem = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in problem["loc"])
        named = f" or ANNOTATOR_{where.upper()}" if where in _IN_ENVIRONMENT else ""
        raise SettingsError(f"setting {where} in {path}{named}: {problem['msg']}") from error


def annotator_name(given: str | None, settings: Settings) -> str:
    """Return who is at the desk: as given, as set, else the login name; raises SettingsError."""
    typed = given or settings.annotator or _login()
    try:
        typed.encode("utf-8")
    except UnicodeEncodeError as error:
        raise SettingsError("your name is not valid UTF-8: type it with --annotator") from error
    name = one_line(typed)
    if not name:
        raise SettingsError("tell who you are: --annotator NAME, or ANNOTATOR_ANNOTATOR")
    return name


def _login() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):  # no login name on this system (a bare container)
        return ""
