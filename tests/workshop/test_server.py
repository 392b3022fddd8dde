"""The server on a real port, asked by real requests."""

import gzip
import http.client
import json
import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email.utils import formatdate
from pathlib import Path

import pytest

from heldinmind.workshop.server import TYPES, USUAL_PORT, BookServer, telling_usual_port


@contextmanager
def running(site: Path, port: int = 0, folder: str = "this-folder") -> Iterator[BookServer]:
    with BookServer(site, port, folder) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server
        finally:
            server.shutdown()


def ask(server: BookServer, path: str, method: str = "GET", **headers: str) -> tuple[http.client.HTTPResponse, bytes]:
    connection = http.client.HTTPConnection("127.0.0.1", server.port, timeout=5)
    named = {name.replace("_", "-"): value for name, value in headers.items()}
    connection.putrequest(method, path, skip_host="Host" in named, skip_accept_encoding=True)
    for name, value in named.items():
        connection.putheader(name, value)
    connection.endheaders()
    answer = connection.getresponse()
    body = answer.read()
    connection.close()
    return answer, body


@pytest.fixture
def site(tmp_path: Path) -> Path:
    site = tmp_path / "site"
    (site / "cases").mkdir(parents=True)
    (site / "index.html").write_text("<html><head><title>Home</title></head><body>Hello</body></html>")
    (site / "cases" / "index.html").write_text("<html><head></head></html>")
    (site / "search.js").write_text("var words = 1;\n" * 200)
    (site / "weeks in.html").write_text("<p>no head at all</p>")
    (site / ".inputs").write_text("stamp")
    (tmp_path / "secret.txt").write_text("not in the book")
    return site


@pytest.fixture
def server(site: Path) -> Iterator[BookServer]:
    with running(site) as server:
        yield server


def test_a_page_is_served_and_never_kept_unasked(server: BookServer) -> None:
    answer, body = ask(server, "/")
    assert (answer.status, b"Hello" in body) == (200, True)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert answer.headers["Cache-Control"] == "no-cache"


def test_a_page_known_already_is_not_sent_again(server: BookServer) -> None:
    first, _ = ask(server, "/search.js")
    again, body = ask(server, "/search.js", If_Modified_Since=first.headers["Last-Modified"])
    assert (again.status, body) == (304, b"")


NEWER, OLDER = formatdate(2_000_000_000, usegmt=True), formatdate(0, usegmt=True)


@pytest.mark.parametrize("known", [NEWER, OLDER, "yesterday", ""], ids=["newer", "older", "no time", "nothing"])
def test_a_file_of_another_time_is_sent_whether_older_or_newer(site: Path, known: str) -> None:
    os.utime(site / "search.js", (1_000_000_000, 1_000_000_000))
    with running(site) as server:
        answer, _ = ask(server, "/search.js", If_Modified_Since=known)
    assert answer.status == 200


def test_text_is_zipped_for_a_browser_that_takes_it(server: BookServer, site: Path) -> None:
    plain = (site / "search.js").read_bytes()
    answer, body = ask(server, "/search.js", Accept_Encoding="br, gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(body) == plain
    answer, body = ask(server, "/search.js")
    assert answer.headers["Content-Encoding"] is None
    assert body == plain


@pytest.mark.parametrize(("ending", "kind"), TYPES.items())
def test_types_do_not_hang_on_the_machine(site: Path, ending: str, kind: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mimetypes.guess_type", lambda *_: ("text/plain", None))
    (site / f"file{ending}").write_bytes(b"x")
    with running(site) as server:
        answer, _ = ask(server, f"/file{ending}")
    assert answer.headers["Content-Type"] == kind
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_headers_can_be_asked_for_alone(server: BookServer) -> None:
    answer, body = ask(server, "/search.js", method="HEAD")
    assert (answer.status, body) == (200, b"")
    assert int(answer.headers["Content-Length"]) == len("var words = 1;\n" * 200)


def test_a_folder_leads_to_its_own_page(server: BookServer) -> None:
    answer, _ = ask(server, "/cases")
    assert (answer.status, answer.headers["Location"]) == (301, "/cases/")
    assert ask(server, "/cases/")[0].status == 200


def test_a_name_with_a_space_is_found(server: BookServer) -> None:
    assert ask(server, "/weeks%20in.html")[0].status == 200


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt",
        "/%2e%2e/secret.txt",
        "/..%2fsecret.txt",
        "/cases/../../secret.txt",
        "/..%5csecret.txt",
        "//etc/passwd",
        "/%00",
        "/C:/secret.txt",
        "/.inputs",
        "/shortcut.txt",
        "/" + "long" * 200,
        "/nowhere.html",
        "/nowhere/",
    ],
)
def test_nothing_outside_the_book_is_served(server: BookServer, site: Path, path: str) -> None:
    (site / "shortcut.txt").symlink_to(site.parent / "secret.txt")
    answer, body = ask(server, path)
    assert answer.status == 404
    assert b"not in the book" not in body


def test_a_folder_is_never_listed(server: BookServer, site: Path) -> None:
    (site / "pictures").mkdir()
    assert ask(server, "/pictures/")[0].status == 404


@pytest.mark.parametrize("host", ["127.0.0.1", "127.0.0.1:8760", "localhost:1", "LOCALHOST", "[::1]:8760"])
def test_this_machines_names_are_answered(server: BookServer, host: str) -> None:
    assert ask(server, "/", Host=host)[0].status == 200


@pytest.mark.parametrize("host", ["held.example", "held.example:8760", "127.0.0.1.held.example", "", "[::2]"])
@pytest.mark.parametrize("path", ["/", "/.heldinmind.json"])
def test_a_strangers_name_that_leads_here_is_refused(server: BookServer, host: str, path: str) -> None:
    answer, body = ask(server, path, Host=host)
    assert answer.status == 421
    assert b"Hello" not in body
    assert b"held-in-mind" not in body


def test_it_says_who_it_is_but_not_where(server: BookServer, site: Path) -> None:
    _, body = ask(server, "/.heldinmind.json")
    said = json.loads(body)
    assert (said["app"], said["folder"]) == ("held-in-mind", "this-folder")
    assert str(site.parent) not in body.decode()


def test_on_another_port_pages_are_told_the_usual_one(server: BookServer) -> None:
    assert server.port != USUAL_PORT
    opened = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}
    _, body = ask(server, "/", **opened)
    assert b'<meta name="heldinmind-usual-port" content="8760"></head>' in body
    assert ask(server, "/search.js", **opened)[1].count(b"heldinmind-usual-port") == 0
    assert ask(server, "/weeks%20in.html", **opened)[1] == b"<p>no head at all</p>"


def test_a_script_that_keeps_a_page_for_offline_gets_the_file_itself(server: BookServer, site: Path) -> None:
    answer, body = ask(server, "/", Accept="*/*")
    assert body == (site / "index.html").read_bytes()
    assert "Accept" in [name.strip() for name in answer.headers["Vary"].split(",")]


def test_only_the_first_head_is_told() -> None:
    page = telling_usual_port(b"<head></head><pre></head></pre>")
    assert page.count(b"heldinmind-usual-port") == 1


def test_a_book_that_was_swapped_is_served_at_once(server: BookServer, site: Path) -> None:
    site.rename(site.with_name("site.old"))
    new = site.with_name("site.new")
    new.mkdir()
    (new / "index.html").write_text("<head></head>New")
    # Back within the time a swap may take, while a request is waiting.
    threading.Timer(0.2, lambda: new.rename(site)).start()
    answer, body = ask(server, "/")
    assert (answer.status, b"New" in body) == (200, True)


def test_a_browser_that_hangs_up_leaves_no_trace(server: BookServer, capfd: pytest.CaptureFixture[str]) -> None:
    connection = http.client.HTTPConnection("127.0.0.1", server.port)
    connection.request("GET", "/search.js")
    connection.close()
    assert ask(server, "/")[0].status == 200
    assert capfd.readouterr() == ("", "")
