"""A protected source that the reporter knows, and clients that have or have not given their password again."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from sources import vault
from sources.models import Source
from sources.vocabulary import SourceKind
from tests import factories

IDENTITY = {"name": "Mirabel Quennessy", "contact": "+44 7700 900417", "notes": "Met behind the Tallow Street laundry."}
CODE_NAME = "copper lantern"
JSON = {"accept": "application/json"}


@pytest.fixture
def protected(reporter: Any) -> Source:
    factories.site()
    return vault.create_protected(
        reporter, SourceKind.ANONYMOUS_PERSON, IDENTITY, public_description="a dock worker", code_name=CODE_NAME
    )


@pytest.fixture
def at_desk() -> Callable[..., Client]:
    """Return a function that gives the client of a person, who has just given the password again if `proven`."""

    def enter(person: Any, proven: bool = False) -> Client:
        factories.site()
        client = Client()
        client.force_login(person)
        if proven:
            client.post("/desk/vault/prove/", {"password": factories.PASSWORD})
        return client

    return enter
