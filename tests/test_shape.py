"""The shape of the code: imports point one way, functions and files are short, only faces print.

Run alone with `make shape`. A failure names the file, the function, the figure found and the limit.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "src" / "hearsay"
CHECKED = ("src", "training", "benchmarks", "scripts")

FUNCTION_LINES = 60  # none longer
MOST_FUNCTION_LINES = 40  # 95 of 100 no longer
FILE_LINES = 600
POSITIONAL = 3
PARAMETERS = 6

# Lower numbers may not import higher ones.
LAYER = {
    "model": 0,
    "errors": 0,
    "options": 0,
    "resources": 0,
    "models": 0,
    "read": 1,
    "annotate": 2,
    "relate": 3,
    "tell": 4,
    "pipeline": 5,
    "engine": 6,
    "faces": 7,
}

# The pipeline calls a stage by position with everything that its row of the table names, so a stage
# may take more than three; the table in pipeline.py is where those names are read.
STAGES_BY_POSITION = frozenset(
    {"summarise", "find_disputes", "find_attributions", "order_timeline", "trace_carriers", "judge_claims"}
)


@dataclass(frozen=True)
class Module:
    path: Path
    tree: ast.Module
    lines: int

    @property
    def where(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    @property
    def name(self) -> str:
        parts = self.path.relative_to(PACKAGE.parent).with_suffix("").parts
        return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)

    @property
    def layer(self) -> str:
        parts = self.name.split(".")
        return parts[1] if len(parts) > 1 else ""

    def functions(self) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
        for node in ast.walk(self.tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                yield node


@cache
def modules() -> tuple[Module, ...]:
    found = []
    for folder in CHECKED:
        for path in sorted((ROOT / folder).rglob("*.py")):
            text = path.read_text(encoding="utf-8")
            found.append(Module(path, ast.parse(text), text.count("\n") + 1))
    return tuple(found)


def package() -> tuple[Module, ...]:
    return tuple(m for m in modules() if m.path.is_relative_to(PACKAGE))


def imported(module: Module) -> Iterator[tuple[str, int]]:
    """Every hearsay module that this one imports, wherever in the file, and the line."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            for alias in node.names:
                if alias.name.split(".")[0] == "hearsay":
                    yield alias.name, node.lineno
        elif isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "hearsay":
            for alias in node.names:
                yield f"{node.module}.{alias.name}", node.lineno


def part_of(target: str) -> str:
    """The part of the package that an imported name lies in: "relate" for hearsay.relate.copies."""
    return [*target.split("."), ""][1]


def stage_modules() -> frozenset[str]:
    """The modules that pipeline.py imports stages from, out of the stage packages."""
    pipeline = next(m for m in package() if m.name == "hearsay.pipeline")
    found = set()
    for node in ast.walk(pipeline.tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.count(".") >= 2:
            found.add(node.module)
    return frozenset(found)


def report(faults: list[str]) -> None:
    assert not faults, "\n" + "\n".join(faults)


def test_imports_point_one_way() -> None:
    report(
        [
            f"{module.where}:{line} imports {target}: {module.layer} may not import {part_of(target)}"
            for module in package()
            if module.layer in LAYER
            for target, line in imported(module)
            if LAYER.get(part_of(target), -1) > LAYER[module.layer]
        ]
    )


def test_every_part_of_the_package_has_its_place() -> None:
    report([f"{m.where}: {m.layer} has no layer in LAYER" for m in package() if m.layer and m.layer not in LAYER])


def test_stages_do_not_import_each_other() -> None:
    stages = stage_modules()
    assert len(stages) >= 15, "pipeline.py should import its stages by name"
    report(
        [
            f"{module.where}:{line} imports the stage {target.rpartition('.')[0]}"
            for module in package()
            if module.name in stages
            for target, line in imported(module)
            if target in stages or (target.rpartition(".")[0] in stages and target.rpartition(".")[0] != module.name)
        ]
    )


def test_functions_are_short() -> None:
    lengths = [
        (function.end_lineno - function.lineno + 1, f"{module.where}:{function.lineno} {function.name}")
        for module in modules()
        for function in module.functions()
        if function.end_lineno is not None
    ]
    report([f"{where} has {n} lines, limit {FUNCTION_LINES}" for n, where in lengths if n > FUNCTION_LINES])
    long = sorted((n, where) for n, where in lengths if n > MOST_FUNCTION_LINES)
    allowed = len(lengths) * 5 // 100
    assert len(long) <= allowed, f"{len(long)} functions over {MOST_FUNCTION_LINES} lines, {allowed} allowed: {long}"


def test_files_are_short() -> None:
    report([f"{m.where} has {m.lines} lines, limit {FILE_LINES}" for m in modules() if m.lines > FILE_LINES])


def public_functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for function in module.functions():
        if not function.name.startswith("_"):
            yield function


def test_parameters_are_few() -> None:
    faults = []
    for module in package():
        if module.layer == "faces":
            continue  # a command's parameters are its options
        for function in public_functions(module):
            if function.name in STAGES_BY_POSITION:
                continue
            taken = [a for a in function.args.posonlyargs + function.args.args if a.arg not in ("self", "cls")]
            total = len(taken) + len(function.args.kwonlyargs)
            where = f"{module.where}:{function.lineno} {function.name}"
            if len(taken) > POSITIONAL:
                faults.append(f"{where} takes {len(taken)} positional parameters, limit {POSITIONAL}")
            if total > PARAMETERS:
                faults.append(f"{where} takes {total} parameters, limit {PARAMETERS}")
    report(faults)


def test_only_faces_print() -> None:
    report(
        [
            f"{module.where}:{node.lineno} prints"
            for module in package()
            if module.layer != "faces"
            for node in ast.walk(module.tree)
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "print"
        ]
    )


def catches_all(handler: ast.ExceptHandler) -> bool:
    caught = handler.type
    names = caught.elts if isinstance(caught, ast.Tuple) else [caught]
    return any(n is None or (isinstance(n, ast.Name) and n.id in ("Exception", "BaseException")) for n in names)


def test_only_the_edges_catch_all() -> None:
    report(
        [
            f"{module.where}:{node.lineno} catches everything"
            for module in package()
            if module.layer not in ("pipeline", "faces")
            for node in ast.walk(module.tree)
            if isinstance(node, ast.ExceptHandler) and catches_all(node)
        ]
    )


@pytest.mark.parametrize("module", package(), ids=lambda m: m.where)
def test_every_module_says_what_question_it_answers(module: Module) -> None:
    doc = ast.get_docstring(module.tree)
    if module.path.name == "__init__.py" and not module.tree.body:
        return
    assert doc, f"{module.where} has no docstring"
