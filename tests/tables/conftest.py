"""Lets the tests of this folder share how texts, grids and flattened tables are made."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
