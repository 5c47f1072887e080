"""Finds nginx and Caddy, fetches Debian's if it can (`python -m tests.servers.proxies --install`), and runs one.

They are unpacked beside the environment and not installed: Debian's packages would start them on the ports of the web.
"""

from __future__ import annotations

import datetime as dt
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

from tests.data_sets import ROOT
from tests.debian import in_ci, unpack_package

PROGRAMS = {"nginx": "usr/sbin/nginx", "caddy": "usr/bin/caddy"}
"""The proxies that there is a file for in lib/hosting: the package of Debian, and its program."""
UNPACKED = Path(sys.prefix) / "debian"
HOST, PATH, MONITOR = "localhost", "/monitor", "127.0.0.1:8501"
STARTS_WITHIN = 30.0
_NGINX = """\
{account}daemon off; error_log {folder}/log; pid {folder}/pid; events {{}}
http {{
access_log off; client_body_temp_path {folder}/body; proxy_temp_path {folder}/proxy;
fastcgi_temp_path {folder}/fastcgi; uwsgi_temp_path {folder}/uwsgi; scgi_temp_path {folder}/scgi;
{given}
}}
"""
_CADDY = """\
{{
	admin off
	auto_https disable_redirects
	skip_install_trust
}}
{given}
"""


def find(name: str) -> Path | None:
    """The program of a proxy: the unpacked one, else that on the path."""
    if (unpacked := UNPACKED / PROGRAMS[name]).is_file():
        return unpacked
    found = shutil.which(name)
    return Path(found) if found else None


@contextmanager
def running(name: str, port: int) -> Iterator[str]:
    """A proxy with the file that ships, before what listens on a port of this machine; gives the address.

    The file is as it ships, but for what it says is yours: name, certificate, port.
    """
    program = find(name)
    assert program, missing(name)
    with tempfile.TemporaryDirectory(prefix="monitor-proxy-") as place:
        folder, own = Path(place), _free_port()
        _make_certificate(folder)
        monitor = f"127.0.0.1:{port}"
        write = _write_nginx if name == "nginx" else _write_caddy
        command = [str(program), *write(folder, own, monitor)]
        with (folder / "said").open("wb") as said:
            proxy = subprocess.Popen(
                command, cwd=folder, stdout=said, stderr=said, env={**os.environ, "HOME": place}
            )
        try:
            _wait_for(own, proxy, folder / "said")
            yield f"https://{HOST}:{own}{PATH}"
        finally:
            proxy.terminate()
            proxy.wait(10)


def _write_nginx(folder: Path, own: int, monitor: str) -> list[str]:
    given = (ROOT / "lib/hosting/nginx.conf").read_text("utf-8")
    given = _put(given, {"listen 443": f"listen {own}", MONITOR: monitor, "/etc/ssl/monitor": str(folder)})
    account = "user root; " if os.geteuid() == 0 else ""
    conf = folder / "nginx.conf"
    conf.write_text(_NGINX.format(account=account, folder=folder, given=given), "utf-8")
    return ["-p", str(folder), "-c", str(conf)]


def _write_caddy(folder: Path, own: int, monitor: str) -> list[str]:
    given = (ROOT / "lib/hosting/Caddyfile").read_text("utf-8")
    certificate = f"tls {folder}/fullchain.pem {folder}/key.pem"
    named = {"monitor.example.nl {": f"https://{HOST}:{own} {{\n\t{certificate}", MONITOR: monitor}
    conf = folder / "Caddyfile"
    conf.write_text(_CADDY.format(given=_put(given, named)), "utf-8")
    return ["run", "--config", str(conf), "--adapter", "caddyfile"]


def _put(given: str, other: dict[str, str]) -> str:
    """The file with what is yours in it; each must be there."""
    for what, instead in other.items():
        assert what in given, what
        given = given.replace(what, instead)
    return given


def _make_certificate(folder: Path) -> None:
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, HOST)])
    now = dt.datetime.now(dt.UTC)
    made = (
        x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - dt.timedelta(hours=1))
        .not_valid_after(now + dt.timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(HOST)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    (folder / "fullchain.pem").write_bytes(made.public_bytes(Encoding.PEM))
    plain = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / "key.pem").write_bytes(plain)


def _wait_for(port: int, proxy: subprocess.Popen[bytes], said: Path) -> None:
    until = time.monotonic() + STARTS_WITHIN
    while True:
        try:
            socket.create_connection((HOST, port), timeout=1).close()
            return
        except OSError:
            if proxy.poll() is not None or time.monotonic() > until:
                raise AssertionError(said.read_text("utf-8")[-2000:]) from None
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as free:
        free.bind((HOST, 0))
        return int(free.getsockname()[1])


def missing(name: str) -> str:
    return f"no {name} found: put it on the path, or let `python -m tests.servers.proxies --install` fetch it"


def main(arguments: list[str]) -> int:
    for name in PROGRAMS:
        if find(name) is None and "--install" in arguments:
            unpack_package(name, UNPACKED)
        print(f"      {find(name) or missing(name)}")
    return 1 if in_ci() and not all(map(find, PROGRAMS)) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
