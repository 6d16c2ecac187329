"""The application for one workspace: one store for its lifetime."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from api import __version__
from api.desk import Desk
from api.http.routes import router as api_router
from api.pages.routes import router as pages_router
from api.service.errors import add_handlers
from graph.store import Address, open_store
from graph.workspace import Workspace


def create_app(workspace: Workspace, address: Address) -> FastAPI:
    """The application; its store opens when it starts and closes when it stops."""

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        with open_store(address) as store:
            app.state.desk = Desk(store, workspace)
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
    app.include_router(api_router)
    app.include_router(pages_router)
    add_handlers(app)
    return app
