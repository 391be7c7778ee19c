"""Which peers run beside our methods on which format, and which of them cannot, for they are not on this machine."""

from __future__ import annotations

import os
import shutil
from collections.abc import Mapping
from dataclasses import replace
from importlib.util import find_spec

from planner.bench.files.formats import Format
from planner.bench.files.recognised import Looked
from planner.bench.jobs import FILE_METHODS

PEERS: Mapping[Format, tuple[str, ...]] = {
    Format.CSPLIB: ("pyjobshop",),
    Format.MEETING_SCHEDULING: ("timefold",),
}
"""The peers that can say all of a format, by the words that stand in files."""


def lacking(peer: str) -> str | None:
    """What a peer lacks on this machine, in words; None where it can run. Loads nothing of it."""
    if find_spec(peer) is None:
        return "it is not installed"
    if peer == "timefold" and not (os.environ.get("JAVA_HOME") or shutil.which("java")):
        return "there is no Java"
    return None


def with_peers(looked: Looked) -> Looked:
    """The same instances with the peers that can run as further methods, and a line for each peer that cannot."""
    instances = [replace(each, methods=(*each.methods, *_able(each.format))) for each in looked.instances]
    asked = dict.fromkeys(peer for each in instances for peer in PEERS.get(each.format, ()))
    absent = [f"{FILE_METHODS[peer]}: {lacks}" for peer in asked if (lacks := lacking(peer)) is not None]
    return Looked(instances, [*looked.left_out, *absent])


def _able(kind: Format) -> tuple[str, ...]:
    return tuple(peer for peer in PEERS.get(kind, ()) if lacking(peer) is None)
