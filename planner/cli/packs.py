"""`planner show --packs`: the rule packs, their figures and where these come from."""

from __future__ import annotations

import typer


def print_packs(asked: bool) -> None:
    """Prints every pack and ends the command, where that is asked for."""
    if not asked:
        return
    from planner.cli.screen import Screen
    from planner.domain.rule_packs import RULE_PACKS
    from planner.files.packs_page import pack_figures

    screen = Screen()
    for number, (name, pack) in enumerate(RULE_PACKS.items()):
        screen.say(f"{name}: {pack.says}" if number == 0 else f"\n{name}: {pack.says}")
        for figure in pack_figures(pack):
            instead = f" instead of {figure.default}" if figure.default else ""
            source = f": {figure.source}" if figure.source else ""
            screen.say(f"- {figure.path} {figure.value}{instead}{source}")
    raise typer.Exit
