# The planner with what it needs to run, and nothing to build or test it with. See docs/docker.md.
ARG BASE=python:3.11-slim-bookworm

# What the planner needs, without the planner: this stage changes only with pyproject.toml and constraints.txt.
FROM ${BASE} AS environment
WORKDIR /src
COPY pyproject.toml constraints.txt ./
RUN python3 -m venv /opt/build \
    && python3 -c "import tomllib; asked = tomllib.load(open('pyproject.toml', 'rb')); print(*asked['build-system']['requires'], sep='\n', file=open('/opt/build/needs.txt', 'w')); print(*asked['project']['dependencies'], sep='\n', file=open('/opt/build/dependencies.txt', 'w'))" \
    && /opt/build/bin/pip install --no-cache-dir -q -c constraints.txt -r /opt/build/needs.txt
# No pip in it: the one of the tools installs into it. Then without what nothing imports at run time.
RUN python3 -m venv --without-pip /opt/planner \
    && /opt/build/bin/pip --python /opt/planner/bin/python install --no-cache-dir -q -c constraints.txt -r /opt/build/dependencies.txt \
    && find /opt/planner/lib/python3.11/site-packages -type d \( -name tests -o -name include \) -prune -exec rm -r {} + \
    && find /opt/planner/lib/python3.11/site-packages -type f \( -name '*.map' -o -name '*.h' -o -name '*.hpp' -o -name '*.a' -o -name '*.pyi' -o -name '*.pyx' -o -name '*.pxd' -o -name '*.pxi' \) -delete \
    && rm -rf /opt/planner/share

# The planner alone, in the same folders, so that its files can be laid over the environment.
FROM environment AS product
COPY README.md LICENSE ./
COPY planner planner
COPY ui ui
COPY scenarios scenarios
RUN /opt/build/bin/pip wheel --no-cache-dir -q --no-deps --no-build-isolation --wheel-dir /opt/build/wheels . \
    && /opt/build/bin/pip --python /opt/planner/bin/python install --no-cache-dir -q --no-deps --prefix /opt/product /opt/build/wheels/summit_planner-*.whl

FROM ${BASE}
RUN useradd --uid 10001 --create-home --shell /usr/sbin/nologin planner
COPY --from=environment /opt/planner /opt/planner
COPY --from=product /opt/product /opt/planner
# The folder that the app works in, which is its user's own: mount it, and what is made there stays.
COPY --chown=10001 scenarios /home/planner/scenarios
ENV PATH=/opt/planner/bin:$PATH \
    PYTHONUNBUFFERED=1 \
    PYTHONDONTWRITEBYTECODE=1 \
    SUMMIT_PLANNER_ADDRESS=0.0.0.0 \
    SUMMIT_PLANNER_FOLDER=/home/planner/scenarios
USER 10001
WORKDIR /home/planner
EXPOSE 8501
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s --retries=3 \
    CMD ["python3", "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:8501/_stcore/health', timeout=4)"]
# No entry point, so that `docker run IMAGE planner solve ...` runs any other command, and no shell: the planner is the first
# process of its container, and gets the signal of `docker stop` itself.
CMD ["planner", "ui"]
