"""Command lines that show what each command is for: the end of its help. Tests read every one of them."""

from __future__ import annotations

_EXAMPLES = {
    "planner": (
        "planner solve scenarios/first-steps.yaml -o plan.csv",
        "planner show plan.csv --person pompeo",
        "planner --install-completion",
    ),
    "solve": (
        "planner solve scenarios/first-steps.yaml -o plan.csv",
        "planner solve changed.yaml --from plan.csv -o new.csv --time-limit 5m",
        "planner solve scenarios/first-steps.yaml --json -q > answer.json",
    ),
    "check": (
        "planner check scenarios/first-steps.yaml plan.csv",
        "grep -v pompeo-new-york-washington plan.csv | planner check scenarios/first-steps.yaml - -q",
        "planner check changed.yaml answer.json --bound",
    ),
    "validate": (
        "planner validate scenarios/first-steps.yaml",
        "planner validate - --json < scenarios/first-steps.yaml",
    ),
    "explain": (
        "planner explain scenarios/waiver-late.yaml",
        "planner explain scenarios/waiver-late.yaml --apply 1 -o scenarios/repaired.yaml",
    ),
    "slots": (
        "planner slots scenarios/first-steps.yaml plan.csv --meeting talks",
        "planner slots scenarios/first-steps.yaml plan.csv --meeting talks --csv slots.csv",
    ),
    "why": (
        "planner why scenarios/first-steps.yaml plan.csv --meeting talks",
        'planner why scenarios/first-steps.yaml plan.csv --meeting "The letter" --json',
    ),
    "why-not": (
        "planner why-not scenarios/first-steps.yaml plan.csv --meeting talks --at 09:00",
        "planner why-not scenarios/first-steps.yaml plan.csv --meeting letter --without pompeo",
    ),
    "show": (
        'planner show plan.csv --person "Mike Pompeo"',
        "planner show plan.csv --scenario scenarios/first-steps.yaml --delegation us",
        "planner show plan.csv --zone Asia/Seoul --for-release",
    ),
    "compare": (
        "planner compare plan.csv new.csv",
        "planner compare plan.csv new.csv --scenario changed.yaml -o diff.csv",
    ),
    "bench": (
        "planner bench week --meetings 10,20 --time-limit 30s",
        "planner bench shuttle --csv figures.csv -q",
    ),
    "bench files": (
        "planner bench files instances --time-limit 20",
        "planner bench files a.json b.json --csv figures.csv -q",
    ),
    "schema": ("planner schema", "planner schema -o scenario.schema.json"),
    "ui": ("planner ui", "planner ui scenarios --port 8600"),
    "version": ("planner version", "planner --version"),
}


def lines(command: str) -> tuple[str, ...]:
    """The examples of a command, or of `planner` itself."""
    return _EXAMPLES[command]


def epilog(command: str) -> str:
    """The same as the end of a help."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines(command))))
