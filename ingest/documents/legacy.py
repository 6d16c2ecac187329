"""Legacy .doc, .wps and .rtf: by LibreOffice where it is installed."""

import shutil
import subprocess
import tempfile
from pathlib import Path

from ingest.documents.word import word_text
from ingest.rows import FileRefused
from ingest.tables.mixed import sense

PROGRAMS = ("soffice", "libreoffice")
SECONDS = 120


RTF = b"{\\rtf"
_WORKBOOK = "Workbook".encode("utf-16-le")
_WORD = "WordDocument".encode("utf-16-le")
MAKES_SENSE = 0.6
"""Share of usual characters below which what LibreOffice made of a file is rubbish."""


def legacy_text(data: bytes, remarks: list[str]) -> str:
    """The text of a legacy file. Raises `FileRefused` where nothing here can read it."""
    rich = data.lstrip().startswith(RTF)
    name = "RTF" if rich else "旧格式"
    if not rich and _WORKBOOK in data and _WORD not in data:
        raise FileRefused("内容是 .xls 工作簿,不是公文", hint="表格放进 enterprises/、projects/ 等")
    program = next((found for name in PROGRAMS if (found := shutil.which(name))), None)
    if program is None:
        told = "RTF(.rtf)" if rich else "旧格式(.doc、.wps)"
        raise FileRefused(
            f"{told}要用 LibreOffice 读,这台机器没有装", hint="另存为 .docx,或安装 LibreOffice"
        )
    with tempfile.TemporaryDirectory(prefix="chainscout-") as folder:
        source = Path(folder, "document.rtf" if rich else "document.doc")
        source.write_bytes(data)
        _convert(program, source)
        converted = source.with_suffix(".docx")
        if not converted.is_file():
            raise FileRefused("LibreOffice 读不了这个文件", hint="打开后另存为 .docx")
        remarks.append(f"{name},经 LibreOffice 转换")
        text = word_text(converted.read_bytes(), remarks)
    if sense("".join(text.split())) < MAKES_SENSE:
        raise FileRefused(
            "文件已损坏:转换出来的不是文字", hint="重新取得文件,或用文字处理软件打开后另存为 .docx"
        )
    return text


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
