# The planner with what it needs to run, and nothing to build or test it with. See docs/docker.md.
FROM python:3.11-slim AS build
WORKDIR /src
RUN python3 -m venv /opt/planner
# The dependencies first: they change less often than the planner, so that they stay in the cache of layers.
COPY pyproject.toml constraints.txt README.md LICENSE ./
COPY planner/__init__.py planner/
COPY ui/__init__.py ui/
COPY scenarios/first-steps.yaml scenarios/
RUN /opt/planner/bin/pip install --no-cache-dir -q -c constraints.txt .
COPY planner planner
COPY ui ui
COPY scenarios scenarios
RUN /opt/planner/bin/pip install --no-cache-dir -q --no-deps --force-reinstall . \
    && /opt/planner/bin/pip uninstall -q -y pip setuptools

FROM python:3.11-slim
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin planner
COPY --from=build /opt/planner /opt/planner
COPY --chown=10001 scenarios /home/planner/scenarios
ENV PATH=/opt/planner/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    SUMMIT_PLANNER_ADDRESS=0.0.0.0
USER 10001
WORKDIR /home/planner
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
# No entry point, so that `docker run IMAGE planner solve ...` runs any other command.
CMD ["planner", "ui"]
