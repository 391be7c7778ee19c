"""What Streamlit serves: the pages of app.py behind the guard of hosts and origins. Started by `ui/launch.py`."""

from __future__ import annotations

from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware

from ui.hosts import Guard, allowed_hosts

app = st.App(Path(__file__).with_name("app.py"), middleware=[Middleware(Guard, names=allowed_hosts())])
