"""The tools as an agent sees them, over the protocol itself."""

import json
import os
import sys

import anyio
from mcp import Client, StdioServerParameters

TOOLS = {
    "list_chains", "map_of_chain", "list_gaps", "targets_of_gap", "match_text", "explain_target",
    "explain_match",
    "find_enterprise", "enterprise_dossier", "list_sources",
}  # fmt: skip
GAP = "航空装备/航空锻铸件@610700"


def test_an_agent_goes_from_the_chains_to_the_reasons(hanzhong):
    async def talk():
        server = StdioServerParameters(
            command=sys.executable,
            args=["-c", "from api.main import run; run()", "mcp", str(hanzhong)],
            env={**os.environ, "CHAINSCOUT_STORE": ""},
        )
        async with Client(server, read_timeout_seconds=120) as client:

            async def ask(tool, **arguments):
                found = await client.call_tool(tool, arguments)
                return json.loads(found.content[0].text)

            tools = (await client.list_tools()).tools
            assert {t.name for t in tools} == TOOLS
            assert len(tools) <= 10
            assert all(t.description and t.annotations.read_only_hint for t in tools)
            assert all(
                said.get("description")
                for t in tools
                for name, said in t.input_schema["properties"].items()
            ), "a model is told what every argument is"
            chains = await ask("list_chains")
            assert "航空装备" in {c["name"] for c in chains["chains"]}
            found = await ask("list_gaps", chain="航空装备")
            assert GAP in {g["id"] for g in found["gaps"]}
            few = await ask("list_gaps", top=2)
            assert [g["urgency"]["value"] for g in few["gaps"]] == sorted(
                (g["urgency"]["value"] for g in few["gaps"]), reverse=True
            )
            assert len(few["gaps"]) == 2
            targets = await ask("targets_of_gap", gap=GAP, top=3, cluster="长三角")
            first = targets["targets"][0]
            assert abs(sum(p["value"] for p in first["parts"]) - first["score"]) < 1e-6
            told = await ask("explain_target", gap=GAP, enterprise_name=first["enterprise"]["id"])
            assert told["target"]["enterprise"]["id"] == first["enterprise"]["id"]
            assert (await ask("match_text", text="碳纤维", top=2))["targets"]
            assert (await ask("find_enterprise", words="陕西飞机"))["enterprises"]
            assert (await ask("list_sources"))["sources"]
            missing = await ask("map_of_chain", chain="没有的链")
            assert missing["error"]["code"] == "not_found"

    anyio.run(talk)
