"""The pages that people open, one test each."""

import pytest
from pages_opened import PAGES


@pytest.fixture(params=PAGES, ids=lambda name: name.replace(" ", "-"))
def page_name(request):
    """The name of a page."""
    return request.param
