"""The command that serves agents."""

from api.cli.options import Folder, StoreOption, opened


def mcp(workspace: Folder, store: StoreOption = None) -> None:
    """给智能体用:MCP 服务,走标准输入输出,只读。"""
    from api.agents.server import serve_agents

    found, address = opened(workspace, store)
    serve_agents(found, address)
