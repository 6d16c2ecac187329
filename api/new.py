"""A workspace for a bureau that begins: settings, chain maps, tables to fill, the leaders' tables.

Everything is commented, and builds as it is: a header without rows is an empty table.
"""

import re
import shutil
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from pathlib import Path

from pydantic.fields import FieldInfo

from api.answers.shapes import Laid, LaidChain
from graph.errors import UsageError
from graph.names import squeeze
from graph.places import CLUSTERS, Region, places
from graph.workspace import GapSettings, TargetSettings
from ingest.library import chain_maps, national_tables
from ingest.values import is_absent
from matcher.features import FEATURES

TABLES = {
    "enterprises/企业名册.csv": (
        "企业名称,统一社会信用代码,证券代码,所在区县,所属行业,产业链,环节,主营产品,"
        "营业收入(万元),员工人数,企业性质,链主,来源"
    ),
    "rankings/中国企业500强_2025.csv": "排名,企业名称,省份,营业收入(万元),来源",
    "relations/企业关系.csv": "企业名称,对方企业,关系,持股比例,对方地区,说明,来源",
    "projects/项目台账.csv": (
        "项目名称,投资方,总投资(万元),到位资金(万元),产业链,环节,产品,所在区县,园区,阶段,"
        "签约日期,开工日期,投产日期,来源"
    ),
    "policies/政策清单.csv": "政策名称,文号,发文机关,发布日期,失效日期,适用地区,适用产业,要点,来源",
    "parks/园区清单.csv": "园区名称,级别,所在区县,主导产业,可用土地(亩),标准厂房(平方米),来源",
}
_BAD_NAME = re.compile(r"""^[.-]|[/\\@:*?"'<>|#{}\[\]&!%`\x00-\x1f]""")
"""No file is named so on one system or another, or YAML reads it otherwise."""
_EMPTY_MAP = """\
# {chain}的链图。链图库里没有这条链:照下面的样子写,去掉行首的 #。没填以前,这条链没有缺口。
# 一个环节一段:
#   name      环节的名称,企业名册和项目台账里的“环节”要与它一字不差
#   stage     上游、中游、下游
#   products  这一环出什么,写得越像企业自己的叫法,找来的企业越准
#   feeds     往下供给哪些环节;不能绕成圈,终端写 []
#   local     有 或 缺,说得清才写;local_sourcing 本地配套率,如 0.35;note 写出处
chain: {chain}
region: "{code}"
source: {{title: "", date: "", url: ""}}   # 写明这张图是谁定的、哪天的
segments:
#  - name: 原料
#    stage: 上游
#    products: [产品一, 产品二]
#    feeds: [成品]
#  - name: 成品
#    stage: 下游
#    products: [产品三]
#    feeds: []
#    local: 缺
#    note: 写明出处
"""


def lay(folder: Path, region: str, chains: Sequence[str]) -> Laid:
    """Lay a new workspace into `folder`.

    `region` is a name or a GB/T 2260 code; `chains` come from the library where it has them, else
    a map is laid that waits for its segments. Raises `UsageError` for a folder that holds files, a
    region that is unknown or ambiguous, and a name that cannot be a chain's.
    """
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise UsageError(f"{folder} 已经有内容,没有动它", hint="换一个新目录,或先清空")
    for chain in chains:
        if is_absent(chain) or _BAD_NAME.search(chain) or len(chain) > 40:
            raise UsageError(f"{chain!r} 不能作链名", hint="写链的名称,如 --chain 新能源电池")
    home = _region(region)
    chains = list(dict.fromkeys(squeeze(chain) for chain in chains))
    files = _files(home, chains)
    try:
        for name, text in files:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8-sig" if path.suffix == ".csv" else "utf-8")
        for table in national_tables():
            (folder / "reference").mkdir(exist_ok=True)
            shutil.copyfile(table, folder / "reference" / table.name)
    except OSError as error:
        raise UsageError(
            f"写不进 {folder}:{error.strerror}", hint="换一个可写的目录", where=str(folder)
        ) from None
    known = chain_maps()
    return Laid(
        workspace=str(folder),
        region=home.code,
        name=home.name,
        chains=[
            LaidChain(
                chain=c,
                from_library=c in known,
                alike=[] if c in known else [k for k in known if _alike(c, k)],
            )
            for c in chains
        ],
        files=sorted(str(p.relative_to(folder)) for p in folder.rglob("*") if p.is_file()),
    )


def _alike(chain: str, known: str) -> bool:
    """Whether a chain of the library may be meant: 光伏产业 and 光伏, 肉牛养殖 and 肉牛."""
    return known in chain or chain in known or bool(get_close_matches(chain, [known], 1, 0.7))


def _region(text: str) -> Region:
    """The region that a name or a code means."""
    found = places().find(text)
    if found is not None:
        return found
    word = text.strip()
    alike = [r for r in places().present.values() if word and word in (r.name, r.core)]
    alike = alike or [r for r in places().present.values() if len(word) > 1 and word in r.name]
    told = "、".join(f"{_whole(r)} {r.code}" for r in alike[:8])
    raise UsageError(
        f"--region {text!r} " + ("不止一处" if len(alike) > 1 else "不认识"),
        hint=f"写代码:{told}" if told else "写行政区划名称或六位代码,如 汉中市、610700",
    )


def _whole(region: Region) -> str:
    present = places().present
    return "".join(present[code].name for code in reversed(list(places().ancestors(region.code))))


def _files(home: Region, chains: Sequence[str]) -> Iterator[tuple[str, str]]:
    yield "bureau.toml", _settings(home)
    yield "README.md", _readme(home)
    for chain in chains:
        yield f"chains/{chain}.yaml", _map(chain, home)
    for name, header in TABLES.items():
        yield name, header + "\n"
    told = "# 公文、规划、汇报、新闻放在这里\n\n.docx .pdf .txt .html 都可以。\n"
    yield "documents/README.md", told


def _settings(home: Region) -> str:
    lines = [
        f"# {home.name}的工作区设置。行首有 # 的是说明,或没有启用的设置(写着默认值);",
        "# 要改默认值:去掉行首的 #,改数,存盘,再 build。",
        "",
        "[bureau]",
        f'name = "{home.name}"',
        f'region = "{home.code}"',
        f"focus_clusters = []   # 去哪里招商,先去的写前面,可写:{'、'.join(CLUSTERS)}",
        "",
        "[reference]",
        "folders = []          # 几个工作区共用的全国资料目录;本工作区自己的放在 reference/",
        "",
        "[register]",
        "complete = []         # 本地企业已收全的链;没收全的,没见到企业只算“未掌握”,不算“缺”",
        "",
        "[gaps]",
        *_defaults(GapSettings.model_fields),
        "",
        "[targets]",
        *_defaults(TargetSettings.model_fields),
    ]
    return "\n".join(lines) + "\n"


def _defaults(fields: dict[str, FieldInfo]) -> Iterator[str]:
    for name, field in fields.items():
        if name == "weights":
            yield ""
            yield f"[targets.weights]   # {field.description}"
            yield from (f"# {f.name} = {f.weight}   # {f.text.splitlines()[0]}" for f in FEATURES)
        else:
            value = list(field.default) if isinstance(field.default, tuple) else field.default
            shown = str(value).replace("'", '"')
            yield f"# {name} = {shown}   # {field.description}"


def _map(chain: str, home: Region) -> str:
    known = chain_maps().get(chain)
    if known is None:
        return _EMPTY_MAP.format(chain=chain, code=home.code)
    text = known.read_text(encoding="utf-8")
    body = text[text.index("chain:") :]
    first, rest = body.split("\n", 1)
    return (
        f"# 出自链图库,按行业知识整理,不是{home.name}的官方清单:照本地情况改。\n"
        "# 说得清的环节加 local: 有 或 local: 缺,知道本地配套率的加 local_sourcing: 0.35,\n"
        "# 出处写进 note。\n"
        "# 企业名册和项目台账里的“产业链”“环节”要与这里一字不差。\n"
        f'{first}\nregion: "{home.code}"\n{rest}'
    )


def _readme(home: Region) -> str:
    return f"""# {home.name}工作区

1. `bureau.toml`:核对名称、代码,写上招商去向。
2. `chains/`:改链图。哪些环节本地有、哪些缺,先写说得清的。
3. `enterprises/企业名册.csv`:本地企业,只有企业名称必填;收全了一条链,写进 `[register] complete`。
4. `projects/` `policies/` `parks/` `relations/` `rankings/`:台账和榜单,
   Excel 或 .csv 直接放进来,列名照惯用的写。
5. `documents/`:规划、通知、汇报、新闻。
6. `reference/`:全国的大集团和龙头企业,随程序带来,可以增补。

改好一处就 `chainscout build` 一次,再看 `chainscout gaps`、`chainscout targets`。
联系人、电话不要放进来,放了也不读。
"""
