"""The service by TLS, with a certificate of the test's own."""

import shutil
import socket
import ssl
import subprocess
import sys
import urllib.error
import urllib.request

import engines
import pytest

from api.main import main

COMMAND = [sys.executable, "-c", "from api.main import run; run()"]


@pytest.fixture(scope="module")
def certificate(tmp_path_factory):
    """A certificate for localhost and its key."""
    if shutil.which("openssl") is None:
        engines.missing("no openssl")
    folder = tmp_path_factory.mktemp("certificate")
    made = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2"]
    subject = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    files = ["-keyout", str(folder / "key.pem"), "-out", str(folder / "cert.pem")]
    subprocess.run([*made, *subject, *files], check=True, capture_output=True, timeout=60)
    return folder


def test_a_page_comes_by_tls_and_not_in_the_clear(hanzhong, certificate):
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    pair = ["--certfile", str(certificate / "cert.pem"), "--keyfile", str(certificate / "key.pem")]
    serving = [*COMMAND, "serve", str(hanzhong), "--port", str(port), *pair]
    trusted = ssl.create_default_context(cafile=certificate / "cert.pem")
    with subprocess.Popen(serving, stderr=subprocess.PIPE) as process:
        try:
            assert process.stderr is not None
            told = process.stderr.readline().decode()  # comes when it listens, not before
            assert f"https://127.0.0.1:{port}/" in told
            with urllib.request.urlopen(
                f"https://localhost:{port}/", context=trusted, timeout=30
            ) as found:
                assert "汉中市" in found.read().decode()
            with pytest.raises((urllib.error.URLError, ConnectionError)):
                urllib.request.urlopen(f"http://localhost:{port}/", timeout=5)
        finally:
            process.terminate()


def test_what_is_no_certificate_is_told(hanzhong, certificate, capsys):
    key = str(certificate / "key.pem")
    assert main(["serve", str(hanzhong), "--certfile", key, "--keyfile", key]) == 2
    assert "证书用不了" in capsys.readouterr().err
    assert main(["serve", str(hanzhong), "--certfile", key]) == 2
    assert "要一起写" in capsys.readouterr().err
