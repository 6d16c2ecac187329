"""The application for one workspace: one store for its lifetime."""

from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager

from fastapi import FastAPI

from api import __version__
from api.access.ledger import opened
from api.desk import Desk
from api.http.routes import router as api_router
from api.pages.routes import router as pages_router
from api.service.audit import router as audit_router
from api.service.envelope import Envelope
from api.service.errors import add_handlers
from api.service.gate import Gate, Tries
from api.service.guard import LOOPBACK, Guard
from api.service.heads import Heads
from api.service.kept_answers import KeptAnswers
from api.service.log import RequestLog
from api.service.signing import router as signing_router
from graph.store import Address, open_store
from graph.workspace import Workspace


def create_app(workspace: Workspace, address: Address, *, keys: bool = False) -> FastAPI:
    """The application; its store opens when it starts and closes when it stops.

    With `keys` every request needs one of the workspace's; without, only a name of this machine
    may stand in its Host header.
    """
    tries = Tries()
    log = RequestLog(workspace.private / "logs")

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with ExitStack() as stack:
            log.open()
            stack.callback(log.close)
            store = stack.enter_context(open_store(address))
            app.state.desk = Desk(store, workspace)
            if keys:
                app.state.ledger = stack.enter_context(opened(workspace.private))
            yield

    app = FastAPI(
        title="链探 ChainScout",
        version=__version__,
        description="产业链缺口与目标企业,每个结论都有出处。",
        openapi_url="/api/v1/openapi.json",
        docs_url=None,
        redoc_url=None,
        lifespan=lifespan,
    )
    app.state.ledger = None
    app.state.tries = tries
    for router in (api_router, audit_router, pages_router, signing_router):
        app.include_router(router)
    add_handlers(app)
    # the last added is the outermost
    app.add_middleware(KeptAnswers)
    app.add_middleware(Gate, tries=tries)
    app.add_middleware(Guard, hosts=None if keys else LOOPBACK)
    app.add_middleware(Heads)
    app.add_middleware(Envelope, log=log)
    return app
