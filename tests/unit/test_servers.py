"""The files for servers say the same, and what the page about them promises."""

import re
from pathlib import Path

import pytest

from rulebook.bridge import security
from serving import SERVERS, headers, policies

ROOT = Path(__file__).parent.parent.parent


def test_both_servers_send_the_same_headers() -> None:
    assert headers("nginx.conf") == headers("Caddyfile")
    assert policies("nginx.conf") == policies("Caddyfile")


@pytest.mark.parametrize("server", SERVERS)
def test_what_only_a_server_can_say_is_said(server: str) -> None:
    found = headers(server)
    assert found["X-Content-Type-Options"] == "nosniff"
    assert found["Referrer-Policy"] == "same-origin"
    assert "camera=()" in found["Permissions-Policy"]
    assert "frame-ancestors 'none'" in policies(server)["page"]
    assert "sandbox" in policies(server)["svg"]


@pytest.mark.parametrize("server", SERVERS)
def test_the_header_leaves_the_scripts_to_the_page(server: str) -> None:
    """A browser does what both policies allow: one here would refuse the inline scripts that a page names."""
    policy = policies(server)["page"]
    assert not re.search(r"\b(?:default|script|style|img|font|connect|worker)-src\b", policy)
    own = dict(part.split(" ", 1) for part in security._POLICY.split("; "))
    sent = dict(part.split(" ", 1) for part in policy.split("; "))
    assert (sent["base-uri"], sent["form-action"]) == (own["base-uri"], own["form-action"])


@pytest.mark.parametrize("server", SERVERS)
def test_files_with_a_hash_are_kept_and_no_others(server: str) -> None:
    text = (ROOT / "tools/servers" / server).read_text(encoding="utf-8")
    (pattern,) = re.findall(r"\\\.\[0-9a-f\]\S+\$", text)
    kept = ("javascripts/bundle.a5f9d56c.min.js", "search/en/h0.b508ab2a.js", "stylesheets/main.1234abcd.min.css")
    asked = ("en/", "search/en/index.js", "javascripts/rulebook.js", "stylesheets/site.css", "print/a.pdf")
    assert all(re.search(pattern, path) for path in kept)
    assert not any(re.search(pattern, path) for path in asked)


@pytest.mark.parametrize(
    ("server", "words"),
    [
        (
            "nginx.conf",
            ("error_page 403 404 /404.html", "autoindex off", "location ~ /\\.", "limit_except GET"),
        ),
        ("Caddyfile", ("rewrite * /404.html", "hide .*", "not method GET HEAD", "encode zstd gzip")),
    ],
)
def test_what_the_page_promises_is_there(server: str, words: tuple[str, ...]) -> None:
    text = (ROOT / "tools/servers" / server).read_text(encoding="utf-8")
    assert [word for word in words if word not in text] == []
    assert f"tools/servers/{server}" in (ROOT / "docs/engineering/servers.md").read_text(encoding="utf-8")


def test_braces_are_closed() -> None:
    for server in SERVERS:
        text = (ROOT / "tools/servers" / server).read_text(encoding="utf-8")
        assert text.count("{") == text.count("}"), server
