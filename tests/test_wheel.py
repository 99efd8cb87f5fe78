"""The wheel, unpacked away from the source: data files or models that are missing show here."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SCRIPT = """
import pathlib, kznlp
assert pathlib.Path(kznlp.__file__).is_relative_to(pathlib.Path.cwd()), kznlp.__file__
from kznlp.pipeline import analyze_text
found = analyze_text("# Шешім\\n\\n1. Ауылда жаңа мектеп салынсын.\\n")
print(found.units[0].label, len(found.measures))
"""


@pytest.mark.slow
def test_wheel_works_without_the_source(tmp_path):
    run([sys.executable, "-m", "build", "--no-isolation", "--wheel", "--outdir", tmp_path, ROOT])
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(tmp_path / "site")
    # PYTHONPATH comes before the editable install.
    place = {"cwd": tmp_path / "site", "env": os.environ | {"PYTHONPATH": "."}}
    assert run([sys.executable, "-c", SCRIPT], **place).split() == ["proposal", "1"]


def run(command, **options) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False, **options)
    assert done.returncode == 0, done.stderr
    return done.stdout
