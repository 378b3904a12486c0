"""Where a new file is begun, at each kind of host."""

import pytest

from rulebook.rendering.proposals import HOSTS, host_of, proposals


@pytest.mark.parametrize(
    ("repository", "host"),
    [
        ("https://github.com/acme/rules", "github"),
        ("https://gitlab.com/acme/rules", "gitlab"),
        ("https://gitlab.acme.example/rules", "gitlab"),
        ("https://codeberg.org/acme/rules", "gitea"),
        ("https://forgejo.acme.example/a/b", "gitea"),
        ("https://git.acme.example/gitlab/b", "github"),
    ],
)
def test_the_kind_of_host_is_told_by_its_name(repository: str, host: str) -> None:
    assert host_of(repository) == host


@pytest.mark.parametrize(
    ("host", "address", "name", "text", "prefix"),
    [
        ("github", "https://x.example/a/b/new/main/cases", "filename", "value", ""),
        ("gitea", "https://x.example/a/b/_new/main/cases", "filename", "value", ""),
        ("gitlab", "https://x.example/a/b/-/new/main", "file_name", "content", "cases/"),
    ],
)
def test_each_host_has_its_page(host: str, address: str, name: str, text: str, prefix: str) -> None:
    found = proposals("https://x.example/a/b/", host=host)
    assert found
    assert (found.address, found.name, found.text, found.prefix) == (address, name, text, prefix)
    assert found.certain is (host != "gitlab")


def test_without_a_repository_nothing_can_be_proposed() -> None:
    assert proposals("") is None


def test_an_unknown_host_is_named_with_those_that_are_known() -> None:
    with pytest.raises(ValueError, match=r"svn is no host .*github, gitea, gitlab"):
        proposals("https://x.example/a/b", host="svn")
    assert set(HOSTS) == {"github", "gitea", "gitlab"}
