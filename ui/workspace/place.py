"""Where the workspace is: the folder that was asked for, else one of the user's own, filled with the samples at first."""

from __future__ import annotations

import os
from pathlib import Path

from platformdirs import user_data_path

from planner.errors import NotFound
from planner.files.atomic import write_text
from ui.samples import samples

FOLDER = "SUMMIT_PLANNER_FOLDER"
"""Environment variable with the folder that the app works in."""


def folder_to_open(asked: Path | None) -> Path:
    """The folder that was asked for, else the one that the environment names, else the user's own.

    Only the user's own is made, with the samples in it, where it is not there yet. Raises NotFound for another one.
    """
    named = os.environ.get(FOLDER, "")
    if asked is not None or named:
        folder = Path(named) if asked is None else asked
        if not folder.is_dir():
            raise NotFound(f"there is no folder {folder}; make it first, or leave it out")
        return folder.resolve()
    folder = user_data_path("summit-planner", appauthor=False) / "scenarios"
    if not folder.is_dir():
        try:
            folder.mkdir(parents=True)
        except OSError as error:
            raise NotFound(f"the folder {folder} cannot be made ({error.strerror}); name another one") from None
        for path in samples().values():
            write_text(folder / path.name, path.read_text("utf-8"))
    return folder
