"""Legacy .doc and .wps: by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.documents.word import word_text
from ingest.rows import FileRefused

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120


def legacy_text(data: bytes, remarks: list[str]) -> str:
    """The text of a legacy file. Raises `FileRefused` where nothing here can read it."""
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        raise FileRefused(
            "旧格式(.doc、.wps)要用 LibreOffice 读,这台机器没有装",
            hint="另存为 .docx,或安装 LibreOffice",
        )
    with tempfile.TemporaryDirectory(prefix="chainscout-") as folder:
        source = Path(folder, "document.doc")
        source.write_bytes(data)
        _convert(program, source)
        converted = source.with_suffix(".docx")
        if not converted.is_file():
            raise FileRefused("LibreOffice 读不了这个文件", hint="打开后另存为 .docx")
        remarks.append("旧格式,经 LibreOffice 转换")
        return word_text(converted.read_bytes(), remarks)


def _convert(program: str, source: Path) -> None:
    profile = (source.parent / "profile").as_uri()
    command = [
        program, "--headless", "--norestore", f"-env:UserInstallation={profile}",
        "--convert-to", "docx", "--outdir", str(source.parent), str(source),
    ]  # fmt: skip
    try:
        subprocess.run(command, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise FileRefused(f"LibreOffice {SECONDS} 秒没有转完", hint="打开后另存为 .docx") from None
    except OSError as error:
        raise FileRefused(f"LibreOffice 启动不了:{error.strerror}", hint="另存为 .docx") from None
