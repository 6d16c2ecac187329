"""The learned model on disk: weights, the features they are for, what they were learned from."""

import hashlib
import json
import math
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from graph.errors import UsageError
from graph.workspace import Workspace
from matcher.features import FEATURES

FORMAT = "chainscout-weights-1"
FILE = "weights.json"
_RELEARN = "用 chainscout learn 重新学一次,或删去这个文件(用回先验权重)"


def model_path(workspace: Workspace) -> Path:
    """Where the learned weights of a workspace lie."""
    return workspace.root / "models" / FILE


def feature_definitions() -> dict[str, str]:
    """Feature to a digest of its definition: a weight means nothing for another feature."""
    return {
        f.name: hashlib.sha256(f"{f.label}:{f.text}".encode()).hexdigest()[:12] for f in FEATURES
    }


def save_model(workspace: Workspace, model: Mapping[str, Any]) -> Path:
    """Write the model in one step. Raises `UsageError` where the folder cannot be written."""
    path = model_path(workspace)
    told = {"format": FORMAT, "definitions": feature_definitions(), **model}
    part = path.with_name(f".{FILE}.{os.getpid()}")
    try:
        path.parent.mkdir(exist_ok=True)
        part.write_text(json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
        part.replace(path)
    except OSError as error:
        raise UsageError(f"模型写不进去:{error.strerror}", where=str(path)) from None
    return path


def read_model(workspace: Workspace) -> Mapping[str, Any] | None:
    """The learned model; None where there is none.

    Raises `UsageError` where it is no model, or one of other features.
    """
    path = model_path(workspace)
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    except (OSError, ValueError) as error:
        raise UsageError("学得的模型读不了", hint=_RELEARN, where=str(path)) from error
    if not isinstance(told, dict) or told.get("format") != FORMAT:
        raise UsageError("这不是 learn 写出的模型", hint=_RELEARN, where=str(path))
    own, held = feature_definitions(), told.get("definitions")
    if held != own:
        other = sorted({*own, *held}) if isinstance(held, dict) else list(own)
        differ = [n for n in other if not isinstance(held, dict) or own.get(n) != held.get(n)]
        raise UsageError(
            f"模型的特征与程序的不一致:{'、'.join(differ)}", hint=_RELEARN, where=str(path)
        )
    weights = told.get("weights")
    if not isinstance(weights, dict) or set(weights) != set(own):
        raise UsageError("模型缺少特征的权重", hint=_RELEARN, where=str(path))
    for name, weight in weights.items():
        if not isinstance(weight, int | float) or not math.isfinite(weight) or weight < 0:
            raise UsageError(f"模型中 {name} 的权重不能是 {weight}", hint=_RELEARN, where=str(path))
    return told


def learned_weights(workspace: Workspace) -> dict[str, float] | None:
    """Weights by feature; None where nothing was learned. Raises as `read_model`."""
    model = read_model(workspace)
    return None if model is None else {n: float(w) for n, w in model["weights"].items()}


def model_digest(workspace: Workspace) -> str:
    """What standing targets depend on beside the graph and the settings."""
    weights = learned_weights(workspace)
    return "" if weights is None else json.dumps(weights, sort_keys=True)
