"""Options that mean the same wherever they stand."""

from __future__ import annotations

from typing import Annotated

import typer

AsJson = Annotated[bool, typer.Option("--json", help="Print one JSON document instead of words.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Print only errors, and what was asked for.")]
