"""Answers of a given form from a model that writes text: how to ask for them, and the reading."""

import json
import re
from collections.abc import Iterator
from itertools import islice
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

A = TypeVar("A", bound=BaseModel)
LEFT_OUT = {"default", "title", "minLength", "maxLength"}
"""What a strict schema may not hold, or need not."""
LONGEST_COMPLAINT = 1_000
MOST_BRACES = 100
"""Where an object is looked for; a text of braces alone would take too long."""


class NotOfTheForm(Exception):
    """The text holds no answer of the form; the message is for the model."""


def clean(text: str) -> str:
    """The text with what can't be sent or stored, lone surrogates and NULs, replaced."""
    whole = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return whole.replace("\0", "\ufffd")


def strict_schema(answer: type[BaseModel]) -> dict[str, Any]:
    """The JSON schema of an answer in which every field must be given and no other may be."""
    schema: dict[str, Any] = _strict(answer.model_json_schema())
    return schema


def _strict(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_strict(part) for part in schema]
    if not isinstance(schema, dict):
        return schema
    if "$ref" in schema:
        return {"$ref": schema["$ref"]}
    strict = {key: _strict(part) for key, part in schema.items() if key not in LEFT_OUT}
    for key in ("properties", "$defs"):
        if key in schema:
            strict[key] = {name: _strict(part) for name, part in schema[key].items()}
    if "properties" in schema:
        strict |= {"additionalProperties": False, "required": list(schema["properties"])}
    return strict


def schema_request(answer: type[BaseModel]) -> str:
    """The words that ask for JSON where no schema can be sent beside the prompt."""
    schema = json.dumps(strict_schema(answer), ensure_ascii=False)
    return f"Answer with one JSON object of this schema and nothing else:\n{schema}"


def read_answer(text: str, answer: type[A]) -> A:
    """The first JSON object in the text that is of the form, fenced or with words around it.

    Raises `NotOfTheForm`.
    """
    complaint = "It holds no JSON object."
    for found in _objects(text):
        if not found.keys() & answer.model_fields.keys():
            complaint = "It has none of the fields that were asked for."
            continue
        try:
            return answer.model_validate(_cleaned(found))
        except ValidationError as error:
            complaint = str(error)[:LONGEST_COMPLAINT]
    raise NotOfTheForm(complaint)


def _objects(text: str) -> Iterator[dict[str, Any]]:
    """The JSON objects in the text, those within another left out, in their order."""
    decoder = json.JSONDecoder()
    end = 0
    for brace in islice(re.finditer(r"\{", text), MOST_BRACES):
        if brace.start() < end:
            continue
        try:
            found, end = decoder.raw_decode(text, brace.start())
        except (ValueError, RecursionError):
            continue
        yield found


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, list):
        return [_cleaned(item) for item in value]
    if isinstance(value, dict):
        return {name: _cleaned(item) for name, item in value.items()}
    return value
