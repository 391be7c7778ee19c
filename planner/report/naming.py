"""From what people call somebody or something to its id: the id itself, a name, or a part of one that fits nothing else."""

from __future__ import annotations

import difflib
import re
import unicodedata
from collections.abc import Callable, Mapping

from planner.errors import NotFound
from planner.report.words import listed

MOST_LISTED = 8


def named(wanted: str, kind: str, known: Mapping[str, str]) -> str:
    """The id of what somebody names; `known` has a name for each id, `kind` says what they are, such as `person`.

    An id goes before a name, a whole name before its words, whole words before beginnings; capitals and accents are the same to
    it. Of a place and what lies in it the place is meant. Raises NotFound with what may be meant where that is nothing or several.
    """
    if wanted in known:
        return wanted
    for fits in _ways(_plain(wanted)):
        found = sorted(id_ for id_, name in known.items() if fits(_plain(name)) or fits(_plain(id_)))
        outer = next((id_ for id_ in found if all(f"{each}/".startswith(f"{id_}/") for each in found)), None)
        if outer is not None:
            return outer
        if found:
            raise NotFound(
                f"{wanted!r:.60} fits more than one {kind}: {_list(found, known)}; write more of the name, or the id"
            )
    raise NotFound(unknown(wanted, kind, known))


def unknown(wanted: str, kind: str, known: Mapping[str, str]) -> str:
    """What to say of what does not exist: what looks like it or is called like it, else what there is, each by id and name."""
    if not known:
        return f"there is no {kind} {wanted!r:.60} in the plan"
    words = {
        word.lower(): id_ for id_, name in sorted(known.items(), reverse=True) for word in (id_, name, *name.split())
    }
    near = difflib.get_close_matches(wanted.lower(), words, n=6, cutoff=0.7)
    close = list(dict.fromkeys(words[word] for word in near))[:3]
    if close:
        return f"there is no {kind} {wanted!r:.60}; did you mean {' or '.join(_both(id_, known) for id_ in close)}?"
    return f"there is no {kind} {wanted!r:.60}; there are {_list(sorted(known), known)}"


def _list(ids: list[str], known: Mapping[str, str]) -> str:
    """Ids with their names, at most eight: `pompeo (Mike Pompeo) and trump (Donald Trump)`."""
    some = [_both(id_, known) for id_ in ids[:MOST_LISTED]]
    more = len(ids) - len(some)
    return f"{', '.join(some)} and {more} others" if more else listed(some)


def _both(id_: str, known: Mapping[str, str]) -> str:
    return id_ if known[id_] == id_ else f"{id_} ({known[id_]})"


def _ways(wanted: str) -> tuple[Callable[[str], bool], ...]:
    """How a plain name can fit what is wanted, the surest way first."""
    words = re.escape(wanted)
    whole, beginning = re.compile(rf"(?<!\w){words}(?!\w)"), re.compile(rf"(?<!\w){words}")
    if not wanted:
        return ()
    return (
        lambda name: name == wanted,
        lambda name: whole.search(name) is not None,
        lambda name: beginning.search(name) is not None,
    )


def _plain(name: str) -> str:
    """A name without capitals, accents and blanks around it."""
    letters = unicodedata.normalize("NFKD", name.strip().casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))
