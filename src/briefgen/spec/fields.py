"""What the models allow at a path: keys, words to choose from, bounds."""

from __future__ import annotations

from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo


def keys_at(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """Keys, as written in a file, of the group at `path`; empty when no group with fixed keys stands there."""
    group = next((part for part in _parts(_type_at(model, path)) if isinstance(part, type) and issubclass(part, BaseModel)), None)
    return tuple(field.alias or name for name, field in group.model_fields.items()) if group else ()


def choices(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[str, ...]:
    """The words allowed at `path`, in the model's order."""
    return tuple(str(word) for part in _parts(_type_at(model, path)) if get_origin(part) is Literal for word in get_args(part))


def bounds(model: type[BaseModel], path: tuple[str | int, ...]) -> tuple[int | None, int | None]:
    """Least and greatest number allowed at `path`, None where there is no bound."""
    low = high = None
    for part in _parts(_type_at(model, path)):
        low = getattr(part, "ge", low) if isinstance(part, Ge) else low
        high = getattr(part, "le", high) if isinstance(part, Le) else high
    return low, high


def _type_at(model: type[BaseModel], path: tuple[str | int, ...]) -> Any:
    here: Any = model
    for step in path:
        here = _step(here, step)
    return here


def _step(here: Any, step: str | int) -> Any:
    for part in _parts(here):
        if isinstance(part, type) and issubclass(part, BaseModel):
            for name, field in part.model_fields.items():
                if step == (field.alias or name):
                    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        elif get_origin(part) is tuple and isinstance(step, int):
            return get_args(part)[0]
        elif get_origin(part) is dict:
            return get_args(part)[1]
    return None


def _parts(annotation: Any) -> list[Any]:
    """The alternatives and constraints of an annotation, unwrapped; containers stay whole."""
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        constraints = [c for m in metadata for c in (m.metadata if isinstance(m, FieldInfo) else [m])]
        return _parts(inner) + constraints
    if origin in (Union, UnionType):
        return [part for option in get_args(annotation) for part in _parts(option)]
    return [annotation]
