import pytest

from .hand_made import Engine


@pytest.fixture
def engine(monkeypatch: pytest.MonkeyPatch) -> Engine:
    made = Engine()
    monkeypatch.setattr("sources.suggest.suggest", made)
    return made
