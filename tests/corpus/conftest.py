"""What several tests of the corpus need."""

from collections.abc import Callable
from pathlib import Path

import pytest


@pytest.fixture
def real_story() -> Callable[[str], Path]:
    """Find one of the two real stories, which are no part of the project; skip without them."""

    def find(start_of_name: str) -> Path:
        folder = Path(__file__).parents[2].parent / "shared" / "seeds"
        found = sorted(folder.glob(f"{start_of_name}*.txt")) if folder.is_dir() else []
        if not found:
            pytest.skip("the two real stories are not beside this checkout")
        return found[0]

    return find
