"""The application for one workspace: one store for its lifetime."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import __version__
from api.http.errors import add_handlers
from api.http.routes import router
from graph.store import Address, open_store
from graph.workspace import Workspace


def create_app(workspace: Workspace, address: Address) -> FastAPI:
    """The application; its store opens when it starts and closes when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with open_store(address) as store:
            app.state.store = store
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
    app.state.workspace = workspace
    app.include_router(router)
    add_handlers(app)
    return app
