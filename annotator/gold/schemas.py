"""The JSON Schemas of what we exchange, generated from the models."""

import ast
import inspect
import json
import textwrap
from itertools import pairwise
from pathlib import Path
from typing import Any

from pydantic import BaseModel
from pydantic.json_schema import JsonSchemaMode

from annotator.gold.record import GoldClaimLine, GoldSentence
from annotator.model.answer import Answer
from annotator.model.base import Value
from annotator.model.codebook import Codebook
from annotator.model.suggestion_line import SuggestionLine

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_MODELS: dict[str, type[BaseModel]] = {
    "gold-1.schema.json": GoldSentence,
    "gold-claim-1.schema.json": GoldClaimLine,
    "answer.schema.json": Answer,
    "codebook.schema.json": Codebook,
    "suggestion.schema.json": SuggestionLine,
}


def schema_files() -> dict[str, str]:
    """Return the text of every schema file by its name."""
    _document(Value)
    return {name: _text(name, model) for name, model in _MODELS.items()}


def _document(model: type[BaseModel]) -> None:
    """Make the strings under the fields of a model, and of those made from it, descriptions.

    Pydantic can do this itself (`use_attribute_docstrings`), but when the class is made, which
    would cost every start of the program more than all of its own modules.
    """
    (tree,) = ast.parse(textwrap.dedent(inspect.getsource(model))).body
    if isinstance(tree, ast.ClassDef):
        for field, below in pairwise(tree.body):
            if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name):
                info = model.model_fields.get(field.target.id)
                said = below.value if isinstance(below, ast.Expr) else None
                if info is not None and isinstance(said, ast.Constant):
                    info.description = str(said.value)
    for name, info in model.model_fields.items():
        inherited = [base.model_fields for base in model.__mro__[1:] if issubclass(base, Value)]
        said_above = [fields[name].description for fields in inherited if name in fields]
        info.description = info.description or next(iter(said_above), None)
    model.model_rebuild(force=True)
    for made_from_it in model.__subclasses__():
        _document(made_from_it)


def _text(name: str, model: type[BaseModel]) -> str:
    mode: JsonSchemaMode = "validation" if model is Codebook else "serialization"
    schema: dict[str, Any] = {"$schema": _DRAFT, "$id": name}
    schema |= model.model_json_schema(mode=mode)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def published_folder() -> Path:
    """Return where the published schemas lie: in the package, or beside it in a checkout."""
    package = Path(__file__).resolve().parents[1]
    inside = package / "schemas"
    return inside if inside.is_dir() else package.parent / "schemas"
