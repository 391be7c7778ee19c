"""Places of a scenario in people's words, and the forms that they are in."""

from __future__ import annotations

from planner.domain.base import Part
from planner.domain.references.mentions import kind_of, owner_of
from planner.files.fields import fields_of, model_at
from ui.fields.trees import Path, Tree, name_of, value_at
from ui.fields.wording import capitalised, group_of, label_of, uncapitalised

_PLAIN_HEADS = {"horizon": "Horizon", "summit": "Summit", "policies": "Rules"}


def form_path_of(path: Path) -> Path:
    """The path of the map whose form has a field for a path: the entry, else such as ("horizon",), else ()."""
    owner = owner_of(path)
    return owner if kind_of(owner) is not None or (owner[:1] and owner[0] in _PLAIN_HEADS) else ()


def words_of(path: Path, tree: Tree) -> str:
    """A place of a scenario as people say it: "Meeting Abe's visit, time of day". Never raises; ids where names are missing."""
    entry = form_path_of(path)
    words = [_head(entry, tree)] if entry else []
    model: type[Part] | None = model_at(entry, tree)
    for place in range(len(entry), len(path)):
        step = path[place]
        field = fields_of(model).get(step) if model is not None else None
        if model is not None and field is not None:
            inner = model_at(path[: place + 1], tree)
            if inner is None:
                words.append(label_of(model, step))
            elif place + 1 == len(path):
                words.append(group_of(field.description))
        elif step.isdecimal():
            words.append(f"entry {int(step) + 1}")
        else:
            words.append(step)
        model = model_at(path[: place + 1], tree)
    if not words:
        return "The scenario"
    return ", ".join([capitalised(words[0]), *(uncapitalised(word) for word in words[1:])])


def _head(entry: Path, tree: Tree) -> str:
    """An entry by what it is and what it is called; a venue and a room with what they are in."""
    kind = kind_of(entry)
    if kind is None:
        return _PLAIN_HEADS[entry[0]]
    words = f"{kind} {name_of(value_at(tree, entry), entry[-1])}"
    around = entry[:-2]
    return f"{words} in {name_of(value_at(tree, around), around[-1])}" if entry[0] == "places" and around else words
