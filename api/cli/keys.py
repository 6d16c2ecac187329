"""The command `keys`: who may ask the service."""

from typing import Annotated

import typer

from api.access.ledger import opened
from api.access.roles import ROLES, Reader
from api.answers import shapes
from api.cli import render
from api.cli.options import AsJson, Folder
from graph.errors import UsageError
from graph.workspace import load_workspace

AT_THE_MACHINE = Reader("", "命令行", "admin")


def keys(
    workspace: Folder,
    action: Annotated[str, typer.Argument(metavar="ACTION", help="add、list 或 revoke")],
    key: Annotated[str, typer.Argument(metavar="KEY", help="add 时是名称,revoke 时是编号")] = "",
    role: Annotated[str, typer.Option("--role", help="reader、editor 或 admin")] = ROLES[0],
    as_json: AsJson = False,
) -> None:
    """管理密钥:给别的机器用 serve 时,谁可以看。密钥只在 add 时显示一次。"""
    found = load_workspace(workspace)
    with opened(found.private) as ledger:
        made = None
        if action == "add":
            made = ledger.add(key, role)
            ledger.note(AT_THE_MACHINE, f"keys add {made.split('_')[1]} {role}", "done")
        elif action == "revoke":
            revoked = ledger.revoke(key)
            ledger.note(AT_THE_MACHINE, f"keys revoke {revoked.id}", "done")
        elif action != "list":
            raise UsageError(f"没有这个做法:{action}", hint="写 add、list 或 revoke", where="keys")
        listed = [
            shapes.KeyInfo(id=k.id, name=k.name, role=k.role, made=k.made, revoked=k.revoked)
            for k in ledger.list_keys()
        ]
    render.keys(shapes.Keys(key=made, keys=listed), as_json)
