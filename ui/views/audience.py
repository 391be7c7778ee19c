"""The switch between what is for the office and what is for release."""

from __future__ import annotations

import streamlit as st

from planner.report.audience import Audience

_LABELS = {Audience.OFFICE: "Inside the office", Audience.RELEASE: "For release"}


def audience(key: str) -> Audience:
    """For whom it is shown: everything inside the office, no time that is not public in what is for release."""
    chosen = st.segmented_control(
        "Shown",
        list(_LABELS),
        default=Audience.OFFICE,
        required=True,
        format_func=_LABELS.__getitem__,
        key=f"{key}-audience",
        help="For release, times that are not public or not decided are left out.",
        label_visibility="collapsed",
    )
    return chosen or Audience.OFFICE
