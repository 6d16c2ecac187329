"""A workspace: one bureau's folder, and what its bureau.toml says."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from graph.errors import UsageError
from graph.places import CLUSTERS, cluster, places

Share = Annotated[float, Field(ge=0, le=1)]
_STRICT = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class Bureau(BaseModel):
    """[bureau]: whose workspace this is."""

    model_config = _STRICT
    name: str = Field(min_length=1, description="招商机构所在地的名称")
    region: str = Field(description="本地的 GB/T 2260 代码,六位")
    focus_clusters: tuple[str, ...] = Field((), description="招商去向,按先后")


class Reference(BaseModel):
    """[reference]: knowledge of the whole country, shared by several workspaces."""

    model_config = _STRICT
    folders: tuple[str, ...] = Field((), description="工作区之外的参考资料目录")


class Register(BaseModel):
    """[register]: how far the local register can be trusted."""

    model_config = _STRICT
    complete: tuple[str, ...] = Field((), description="本地企业已收全的产业链")


class GapSettings(BaseModel):
    """[gaps]: the thresholds of the rules."""

    model_config = _STRICT
    supplier_strength: Share = Field(0.5, description="达到这个强度的企业才算供方")
    major_revenue: float = Field(500_000_000, gt=0, description="骨干供方的营业收入(元)")
    strong_suppliers: int = Field(5, ge=1, description="供方达到几家为强")
    weak_sourcing: Share = Field(0.40, description="本地配套率低于它为弱")
    weak_quotient: float = Field(0.7, gt=0, description="区位商低于它为弱")
    quotient_firms: int = Field(30, ge=1, description="名录中本地企业少于它就不算区位商")


class TargetSettings(BaseModel):
    """[targets]: who is looked for, and by which weights."""

    model_config = _STRICT
    lists: tuple[str, ...] = Field(
        ("中国企业500强", "民营企业500强", "世界500强"), description="算作 500 强的榜单"
    )
    top: int = Field(50, ge=1, le=1000, description="每个缺口留存的目标企业数")
    weights: dict[str, float] = Field({}, description="特征 = 权重,先于学得的模型与先验权重")


class Settings(BaseModel):
    """All of bureau.toml."""

    model_config = _STRICT
    bureau: Bureau
    reference: Reference = Reference()
    register_: Register = Field(Register(), alias="register")
    gaps: GapSettings = GapSettings()
    targets: TargetSettings = TargetSettings()


@dataclass(frozen=True, slots=True)
class Workspace:
    """The folder and its settings."""

    root: Path
    settings: Settings

    @property
    def region(self) -> str:
        """The bureau's region code."""
        return self.settings.bureau.region

    @property
    def id(self) -> str:
        """What a store remembers of whose graph it holds: region and name of the bureau."""
        return f"{self.region} {self.settings.bureau.name}"

    @property
    def private(self) -> Path:
        """The program's own folder."""
        return self.root / ".chainscout"

    @property
    def reference_folders(self) -> tuple[Path, ...]:
        """The workspace's own reference/ and those named in bureau.toml."""
        named = (self.root / Path(f).expanduser() for f in self.settings.reference.folders)
        return (self.root / "reference", *named)


def load_workspace(root: Path) -> Workspace:
    """Read a workspace's settings.

    Raises `UsageError` naming the folder, or the line or setting of bureau.toml that is wrong.
    """
    file = root / "bureau.toml"
    if not root.is_dir():
        raise UsageError(f"没有这个目录:{root}", hint="给出工作区(一个招商机构的资料目录)")
    try:
        text = file.read_bytes().decode("utf-8-sig")
    except FileNotFoundError:
        raise UsageError(
            f"{root} 不是工作区:里面没有 bureau.toml",
            hint='新建 bureau.toml,写上 [bureau]、name = "汉中市"、region = "610700"',
        ) from None
    except UnicodeDecodeError:
        raise UsageError(
            "bureau.toml 不是 UTF-8 文本", hint="用记事本打开,另存为 UTF-8", where=str(file)
        ) from None
    except OSError as error:
        raise UsageError(
            f"bureau.toml 读不了:{error.strerror}", hint="检查文件和权限", where=str(file)
        ) from None
    try:
        settings = Settings.model_validate(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        raise UsageError(
            f"bureau.toml 写法有误:{error}", hint="文字要加引号", where=str(file)
        ) from None
    except ValidationError as error:
        raise UsageError(
            "bureau.toml 的设置有误:" + ";".join(_told(e) for e in error.errors()),
            hint="照 docs/formats.md 的例子改",
            where=str(file),
        ) from None
    return Workspace(root.absolute(), _with_clusters(_with_region(settings, file), file))


def _with_region(settings: Settings, file: Path) -> Settings:
    region = settings.bureau.region
    if region not in places().present:
        meant = places().find(region)
        raise UsageError(
            f"bureau.region = {region!r} 不是现行的行政区划代码",
            hint=f'{meant.name} 写作 region = "{meant.code}"'
            if meant
            else "写六位 GB/T 2260 代码,如汉中市 610700",
            where=str(file),
        )
    return settings


def _with_clusters(settings: Settings, file: Path) -> Settings:
    known = []
    for name in settings.bureau.focus_clusters:
        found = cluster(name)
        if found is None:
            raise UsageError(
                f"bureau.focus_clusters 中的 {name!r} 不认识",
                hint=f"可写:{'、'.join(CLUSTERS)}",
                where=str(file),
            )
        known.append(found)
    bureau = settings.bureau.model_copy(update={"focus_clusters": tuple(dict.fromkeys(known))})
    return settings.model_copy(update={"bureau": bureau})


def with_thresholds(settings: Settings, given: Mapping[str, str]) -> Settings:
    """The settings with other thresholds of the gaps: what if they were so.

    Raises `UsageError` for a threshold that does not exist, or a value that it cannot have.
    """
    try:
        gaps = GapSettings.model_validate({**settings.gaps.model_dump(), **given})
    except ValidationError as error:
        raise UsageError(
            "阈值有误:" + ";".join(_told(e) for e in error.errors()),
            hint=f"可写:{'、'.join(GapSettings.model_fields)}",
            where="--threshold",
        ) from None
    return settings.model_copy(update={"gaps": gaps})


_TOLD = {
    "missing": "缺少",
    "extra_forbidden": "没有这个设置",
    "string_type": "应为加引号的文字",
    "float_type": "应为数字",
    "float_parsing": "应为数字",
    "int_type": "应为整数",
    "int_parsing": "应为整数",
    "int_from_float": "应为整数",
    "finite_number": "应为有限的数字",
    "tuple_type": '应为列表,如 ["长三角"]',
    "dict_type": "应为一组 名称 = 数字",
    "model_type": "应为一节,如 [bureau]",
    "string_too_short": "不能空着",
}


def _told(error: Mapping[str, Any]) -> str:
    """A pydantic error as a clerk reads it: setting, value, what was expected."""
    where = ".".join(str(part) for part in error["loc"])
    kind = error["type"]
    if kind in ("missing", "extra_forbidden"):
        return f"{_TOLD[kind]} {where}"
    limits = error.get("ctx", {})
    bounds = "、".join(
        f"{sign} {limits[name]}"
        for name, sign in (("ge", "≥"), ("gt", ">"), ("le", "≤"), ("lt", "<"))
        if name in limits
    )
    expected = _TOLD.get(kind) or (f"应 {bounds}" if bounds else "不能用")
    return f"{where} = {error['input']!r} {expected}"
