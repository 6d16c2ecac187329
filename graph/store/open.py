"""Opening a store by its address."""

import contextlib
from collections.abc import Iterator

from graph.store.address import Address
from graph.store.embedded import DATABASE, START_SECONDS, USER, joined
from graph.store.session import Store


@contextlib.contextmanager
def open_store(address: Address) -> Iterator[Store]:
    """Open the store at `address`, and close it again.

    Raises `StoreError` where it cannot be reached, refuses the password or has no such database.
    """
    with contextlib.ExitStack() as stack:
        if address.folder:
            endpoint = stack.enter_context(joined(address.folder))
            store = Store(
                endpoint.uri, USER, endpoint.password, DATABASE, address.shown, address.folder
            )
        else:
            store = Store(
                address.uri, address.user, address.password, address.database, address.shown
            )
        stack.callback(store.close)
        store.wait_until_ready(START_SECONDS if address.folder else 0)
        yield store
