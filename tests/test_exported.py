import subprocess
import sys
from importlib import import_module
from types import ModuleType

import hearsay


def test_all_is_sorted_and_what_is_exported():
    exported = {
        name
        for name, value in vars(hearsay).items()
        if not name.startswith("_") and not isinstance(value, ModuleType) and name not in ("annotations", "Any")
    }
    exported -= {"import_module", "TYPE_CHECKING"}
    assert hearsay.__all__ == sorted(set(hearsay.__all__))
    assert exported <= set(hearsay.__all__)
    for name in hearsay.__all__:
        assert getattr(hearsay, name) is not None


def test_a_lazy_name_is_the_one_in_its_module():
    for name, home in hearsay._HOME.items():
        assert getattr(hearsay, name) is getattr(import_module(home), name)


def test_importing_hearsay_leaves_the_heavy_parts_alone():
    heavy = ("numpy", "trafilatura", "rich", "hearsay.pipeline")
    code = f"import hearsay, sys; print([m for m in {heavy!r} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
