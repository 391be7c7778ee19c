"""One field of a form as a widget: what stands in the draft goes in, what somebody writes comes out as an edit."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Any

import streamlit as st

from planner.errors import Fault
from ui.editor.holding import hold
from ui.fields.choices import zones
from ui.fields.field import FormField
from ui.fields.kinds import Kind
from ui.fields.showing import typed
from ui.text import plain, sentence

Changed = Callable[[Any], None]
"""What is to be done with what somebody has written or chosen."""

_NOTHING = ""
_ONE_OF = {Kind.REFERENCE, Kind.PLACE, Kind.WORD, Kind.ZONE}
_SOME_OF = {Kind.REFERENCES, Kind.PLACES, Kind.WORDS, Kind.TAGS, Kind.NAMES, Kind.LANGUAGES, Kind.PAIRS}
_OPEN = {Kind.TAGS, Kind.NAMES, Kind.LANGUAGES, Kind.PAIRS}
"""Kinds whose choices are only those in use: others can be written."""


def draw(
    field: FormField,
    value: Any,
    key: str,
    changed: Changed,
    faults: Sequence[Fault] = (),
    warnings: Sequence[Fault] = (),
) -> None:
    """Draws a field that holds a value of the tree (None: absent), and below it what is wrong with it and what is hardly meant."""
    label = _label(field)
    given = typed(field, value)
    with st.container(key=container_key(key), gap=None):
        if field.kind is Kind.FLAG:
            _flag(field, label, given, key, changed)
        elif field.kind in _ONE_OF:
            _one_of(field, label, given, key, changed)
        elif field.kind in _SOME_OF:
            _some_of(field, label, given, key, changed)
        else:
            _text(field, label, given, key, changed)
        wrongs(faults)
        doubts(warnings)


def container_key(key: str) -> str:
    """The key of what holds a field and what is wrong with it."""
    return f"of {key}"


def wrongs(faults: Sequence[Fault]) -> None:
    """Says what is wrong, below the field that it is about."""
    for fault in faults:
        st.markdown(f":red[{plain(sentence(fault.message))}]")


def doubts(warnings: Sequence[Fault]) -> None:
    """Says what is allowed and hardly meant, below the field that it is about."""
    for warning in warnings:
        st.markdown(f":orange[Warning: {plain(sentence(warning.message))}]")


def _label(field: FormField) -> str:
    """Words of ours and a zone: without marks of Markdown, which a screen reader would read aloud."""
    return f"{field.label} ({field.zone})" if field.zone else field.label


def _text(field: FormField, label: str, given: Any, key: str, changed: Changed) -> None:
    held = hold(key, given if isinstance(given, str) else ", ".join(map(str, given or ())))
    draw = st.text_area if field.kind is Kind.LONG_TEXT else st.text_input
    draw(
        label,
        held.begun,
        key=held.key,
        help=_help(field),
        placeholder=_placeholder(field),
        on_change=held.telling(changed),
    )


def _placeholder(field: FormField) -> str:
    return field.placeholder or (f"such as {field.example}" if field.example and field.required else "")


def _help(field: FormField) -> str:
    example = f" For example {field.example}." if field.example else ""
    source = f" Source: {field.source}." if field.source else ""
    return plain(f"{field.help}{example}{source}")


def _flag(field: FormField, label: str, given: Any, key: str, changed: Changed) -> None:
    held = hold(key, given is True)
    st.checkbox(label, held.begun, key=held.key, help=_help(field), on_change=held.telling(changed))


def _one_of(field: FormField, label: str, given: Any, key: str, changed: Changed) -> None:
    here = given if isinstance(given, str) else _NOTHING
    held = hold(key, here)
    names = _names(field, here, held.begun)
    st.selectbox(
        label,
        list(names),
        list(names).index(held.begun),
        key=held.key,
        help=_help(field),
        format_func=names.__getitem__,
        on_change=held.telling(changed),
    )


def _some_of(field: FormField, label: str, given: Any, key: str, changed: Changed) -> None:
    here = list(dict.fromkeys([given] if isinstance(given, str) and given else given or ()))
    held = hold(key, here)
    names = _names(field, *here, *held.begun)
    names.pop(_NOTHING)
    st.multiselect(
        label,
        list(names),
        held.begun,
        key=held.key,
        help=_help(field),
        format_func=lambda id_: names.get(id_, id_),
        placeholder=_placeholder(field) or "none",
        on_change=held.telling(changed),
        accept_new_options=field.kind in _OPEN,
    )


def _names(field: FormField, *given: str) -> dict[str, str]:
    """What can be chosen and what the draft says, by what each is called; no two alike, for the browser answers with that."""
    choices = zones() if field.kind is Kind.ZONE else field.choices
    called = {choice.value: f"{choice.label}, {choice.about}" if choice.about else choice.label for choice in choices}
    called |= {id_: id_ for id_ in given if id_ not in called}
    count = Counter(called.values())
    names = {id_: f"{name} ({id_})" if count[name] > 1 else name for id_, name in called.items() if id_ != _NOTHING}
    nothing = field.placeholder or ("choose one" if field.required else "none")
    return {_NOTHING: f"{nothing} (by default)" if nothing in names.values() else nothing} | names
