"""What a workflow names is there: scripts, outputs, targets of make, functions of the set-up."""

import importlib
import re

from e2e.tests.support.workflows.files import ACTIONS, ROOT, WORKFLOWS, load, steps


def test_every_script_and_output_that_a_workflow_names_is_there() -> None:
    for path in [*WORKFLOWS, *ACTIONS]:
        text = path.read_text("utf-8")
        for name in re.findall(r"\.github/(?:scripts|jitsi)/[\w.]+", text):
            assert (ROOT / name).is_file(), f"{path.name}: {name}"
        data = load(path)
        for job, output in re.findall(r"needs\.(\w+)\.outputs\.(\w+)", text):
            assert output in data["jobs"][job]["outputs"], f"{path.name}: {job}.{output}"
        for step in re.findall(r"steps\.(\w+)\.outputs", text):
            assert step in {step.get("id") for step in steps(path)}, f"{path.name}: {step}"


def test_every_target_that_a_workflow_makes_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    for path in [*WORKFLOWS, *ACTIONS]:
        for step in steps(path):
            made = re.findall(r"^\s*(?:\w+=\S+ )?make ([a-z]+)", step.get("run", ""), re.MULTILINE)
            assert set(made) <= targets, f"{path.name}: {made}"


def test_the_set_up_has_what_the_actions_call() -> None:
    for path in ACTIONS:
        for module, name in re.findall(r"from (e2e\.[\w.]+) import (\w+)", path.read_text("utf-8")):
            assert callable(getattr(importlib.import_module(module), name))
