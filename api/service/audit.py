"""The audit log, for admins."""

from typing import Annotated

from fastapi import APIRouter, Depends, Query, Request

from api.access.ledger import Ledger
from api.access.needs import needs
from api.answers import shapes
from api.http.routes import PROBLEMS

router = APIRouter(prefix="/api/v1", responses=PROBLEMS)


@router.get("/audit", summary="审计记录", tags=["服务"], dependencies=[Depends(needs("admin"))])
def audit(
    request: Request,
    top: Annotated[int, Query(ge=1, le=1000, description="列出几条", examples=[100])] = 100,
) -> shapes.Audit:
    """Who signed in, was refused, downloaded a list, made or revoked a key. For the role admin."""
    ledger: Ledger | None = request.app.state.ledger
    entries = ledger.audit(top) if ledger else []
    return shapes.Audit(
        entries=[
            shapes.AuditEntry(
                at=e.at,
                who=e.who,
                role=e.role,
                what=e.what,
                outcome=e.outcome,
                address=e.address,
                request=e.request,
            )
            for e in entries
        ]
    )
