"""Opening a store by its address."""

import contextlib
from collections.abc import Iterator

from graph.store import embedded
from graph.store.address import Address
from graph.store.session import Store


@contextlib.contextmanager
def open_store(address: Address) -> Iterator[Store]:
    """Open the store at `address`, and close it again.

    Raises `StoreError` where it cannot be reached, refuses the password or has no such database.
    """
    with contextlib.ExitStack() as stack:
        if address.folder:
            endpoint = stack.enter_context(embedded.joined(address.folder))
            store = Store(
                endpoint.uri, embedded.USER, endpoint.password, embedded.DATABASE, address.shown
            )
        else:
            store = Store(
                address.uri, address.user, address.password, address.database, address.shown
            )
        stack.callback(store.close)
        store.wait_until_ready(embedded.START_SECONDS if address.folder else 0)
        yield store
