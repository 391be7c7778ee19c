"""Reads the JSON of an instance."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

from planner.errors import Fault, InputError, NotFound


def tree_of(path: str | os.PathLike[str]) -> Any:
    """What a JSON file holds. Raises NotFound where it cannot be read, and InputError where it is no JSON."""
    shown = os.fspath(path)
    try:
        text = Path(path).read_text(encoding="utf-8")
    except OSError as error:
        raise NotFound(f"the instance {shown} cannot be read: {error.strerror}") from None
    except ValueError:
        raise InputError([Fault("FMT-text", "no text in UTF-8; give an instance as JSON", (), shown)]) from None
    try:
        return json.loads(text)
    except json.JSONDecodeError as error:
        fault = Fault(
            "FMT-json", f"no JSON: {error.msg[:1].lower()}{error.msg[1:]}", (), shown, error.lineno, error.colno
        )
        raise InputError([fault]) from None
    except (ValueError, RecursionError):
        raise InputError(
            [Fault("FMT-json", "no JSON that can be read: too long a number, or too deep", (), shown)]
        ) from None
