"""The whole description put to the test: no fault of the program, no answer that it does not tell.

Sent are the examples, what the description allows and what it forbids, over the wire.
"""

from pathlib import Path

import schemathesis
from hypothesis import HealthCheck, Phase, settings
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_schema_conformance,
    status_code_conformance,
)

from api.service.app import create_app
from graph.store import Address
from graph.workspace import Bureau, Settings, Workspace

KEPT_TO = (
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_schema_conformance,
)


BARE = Workspace(Path(), Settings(bureau=Bureau(name="汉中市", region="610700")))
schema = schemathesis.openapi.from_dict(create_app(BARE, Address(uri="bolt://localhost")).openapi())


LISTS = r"/(list(\.xlsx)?|guide\.docx)$"
"""What answers with the targets of every gap takes a second each time, and gets fewer examples."""


def kept_to(examples: int) -> settings:
    return settings(
        max_examples=examples,
        deadline=None,
        derandomize=True,
        database=None,
        phases=[Phase.explicit, Phase.generate],
        suppress_health_check=list(HealthCheck),
    )


@schema.exclude(path_regex=LISTS).parametrize()
@kept_to(5)
def test_every_answer_is_as_described(case, served):
    case.call_and_validate(base_url=served, checks=list(KEPT_TO), timeout=30)


@schema.include(path_regex=LISTS).parametrize()
@kept_to(1)
def test_so_are_the_long_lists(case, served):
    case.call_and_validate(base_url=served, checks=list(KEPT_TO), timeout=60)
