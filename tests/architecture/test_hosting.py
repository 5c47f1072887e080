"""The files for hosting keep what they promise: no root, nothing to write but the store, a list of what is in it."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def test_the_container_runs_without_root_on_a_read_only_root(root: Path) -> None:
    container, compose = ((root / name).read_text("utf-8") for name in ("Containerfile", "compose.yaml"))
    assert re.search(r"^USER 10001:10001$", container, re.M)
    assert "--require-hashes -r /build/requirements.txt" in container
    assert "/gezond" in container
    for promised in ("read_only: true", "cap_drop: [ALL]", "no-new-privileges:true", "127.0.0.1:8501:8501"):
        assert promised in compose
    for unsafe in ("privileged", "docker.sock", "network_mode", "ADD ", "curl ", "USER root", "sudo"):
        assert unsafe not in container + compose
    assert re.findall(r"^USER .*$", container, re.M)[-1] == "USER 10001:10001"
    named = re.findall(r"^(?:ENV|ARG) (.+)$", container, re.M) + re.findall(
        r"^ {6}([A-Z_]+): (.*)$", compose, re.M
    )
    secret = re.compile(r"(?i)(token|secret|password|key)[A-Z_]*\W+[\"']?[\w+/=-]{4,}")
    given = [" ".join(each) if isinstance(each, tuple) else each for each in named]
    assert [each for each in given if secret.search(each) and "${" not in each] == []
    assert re.findall(r"^FROM (\S+)", container, re.M) == ["${BASE}", "${BASE}"]
    assert re.search(r"^ARG BASE=docker\.io/library/python:3\.\d+-slim$", container, re.M)
    asked = re.search(r'"(import urllib[^"]+)"', container)
    assert asked
    assert asked[1] in compose  # podman's own format of an image leaves the HEALTHCHECK out
    ignored = (root / ".containerignore").read_text("utf-8").split()
    assert {"data/store", ".git", ".venv"} <= set(ignored)
    copied = re.findall(r"^COPY (?!--from)(.+) \S+$", container, re.M)
    assert [path for path in " ".join(copied).split() if not (root / path).exists()] == []


def test_the_service_has_no_rights_that_it_does_not_need(root: Path) -> None:
    service = (root / "lib/hosting/monitor.service").read_text("utf-8")
    for promised in (
        "User=monitor",
        "ProtectSystem=strict",
        "NoNewPrivileges=yes",
        "CapabilityBoundingSet=\n",
    ):
        assert promised in service


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="systemd is not installed")
def test_systemd_reads_the_service_and_finds_it_shut(root: Path, tmp_path: Path) -> None:
    """As it stands but for the Python that it starts; systemd's own measure of what it lies open to, 0 to 10."""
    given = (root / "lib/hosting/monitor.service").read_text("utf-8")
    (tmp_path / "monitor.service").write_text(given.replace("/srv/monitor/.venv/bin/python", sys.executable))
    read = subprocess.run(
        ["systemd-analyze", "verify", "./monitor.service"],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "monitor.service" not in read.stdout + read.stderr
    shut = ["systemd-analyze", "security", "--offline=true", "--threshold=30", "./monitor.service"]
    found = subprocess.run(shut, cwd=tmp_path, capture_output=True, text=True, check=False)
    assert found.returncode == 0, found.stdout


@pytest.mark.skipif(shutil.which("docker-compose") is None, reason="docker-compose is not installed")
def test_compose_reads_its_file(root: Path) -> None:
    command = ["docker-compose", "-f", "compose.yaml", "config"]
    read = subprocess.run(command, cwd=root, capture_output=True, text=True, check=False)
    assert read.returncode == 0, read.stderr
    assert "127.0.0.1:8501:8501" in read.stdout


def test_each_proxy_passes_the_websocket_and_keeps_the_counts(root: Path) -> None:
    nginx, caddy = ((root / f"lib/hosting/{name}").read_text("utf-8") for name in ("nginx.conf", "Caddyfile"))
    assert "proxy_set_header Upgrade $http_upgrade;" in nginx
    assert "location = /monitor/metrics { return 404; }" in nginx
    assert "\thandle /monitor/metrics {\n\t\trespond 404\n\t}\n" in caddy


def test_the_list_of_what_it_is_made_of_holds_every_pin(root: Path, tmp_path: Path) -> None:
    out = tmp_path / "sbom.json"
    command = [sys.executable, "-W", "ignore", "-m", "cyclonedx_py", "requirements", "requirements.txt"]
    options = [
        "--pyproject",
        "pyproject.toml",
        "--sv",
        "1.6",
        "--output-reproducible",
        "--of",
        "JSON",
        "-o",
        out,
    ]
    subprocess.run([*command, *options], cwd=root, check=True, capture_output=True)
    told = json.loads(out.read_text("utf-8"))
    assert (told["bomFormat"], told["specVersion"]) == ("CycloneDX", "1.6")
    assert told["metadata"]["component"]["name"] == "samenwerkingsmonitor"
    pins = dict(
        re.findall(r"^([\w.-]+)(?:\[[^]]*\])?==([^\s;]+)", (root / "requirements.txt").read_text(), re.M)
    )
    assert {each["name"]: each["version"] for each in told["components"]} == pins
