#!/bin/sh
# Installs ChainScout from the wheels beside this file, without the internet.
# Usage: sh install.sh [FOLDER], by default /opt/chainscout
set -eu
here="$(cd "$(dirname "$0")" && pwd)"
into="${1:-/opt/chainscout}"
python="${PYTHON:-python3}"
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || {
    echo "需要 Python 3.11 以上:PYTHON=python3.12 sh install.sh" >&2
    exit 2
}
(cd "$here" && sha256sum --quiet -c SHA256SUMS) || {
    echo "安装包不完整,重新拷贝" >&2
    exit 1
}
"$python" -m venv "$into"
"$into/bin/python" -m pip install --quiet --disable-pip-version-check --no-index \
    --find-links "$here/wheels" --upgrade chainscout || {
    echo "装不上:这批安装包是给别的系统或别的 Python 版本收的,在同样的机器上重新 make wheelhouse" >&2
    exit 1
}
"$into/bin/chainscout" version
echo "装好了:$into/bin/chainscout"
