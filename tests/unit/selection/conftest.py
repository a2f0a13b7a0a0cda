import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2]))
from made_claims import brief, section, shelf, shelves

__all__ = ["brief", "section", "shelf", "shelves"]
