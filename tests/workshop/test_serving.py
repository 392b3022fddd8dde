"""Which port is taken when others are there first, on real ports."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path

import pytest

from heldinmind.workshop import opening, server, serving
from heldinmind.workshop.server import BookServer
from heldinmind.workshop.telling import Trouble


class SomebodyElse(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        self.send_response(200)
        self.end_headers()
        self.wfile.write(b'{"app": "something-else"}')

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def answering(other: HTTPServer) -> Iterator[int]:
    with other:
        threading.Thread(target=other.serve_forever, args=(0.02,), daemon=True).start()
        yield int(other.server_address[1])
        other.shutdown()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    site = tmp_path / "site"
    site.mkdir()
    (site / "index.html").write_text("<head></head>")
    monkeypatch.setattr(serving, "site_folder", lambda: site)
    monkeypatch.setattr(serving, "course_folder", lambda: tmp_path)
    return site


@pytest.fixture
def served_ports(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The ports that were served on: a server ends at once, as by Ctrl+C."""
    ports: list[int] = []

    class EndsAtOnce(BookServer):
        def serve_forever(self, *_: float) -> None:
            ports.append(self.port)
            raise KeyboardInterrupt

    monkeypatch.setattr(serving, "BookServer", EndsAtOnce)
    return ports


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    addresses: list[str] = []
    monkeypatch.setattr(serving, "open_in_browser", addresses.append)
    return addresses


def free_port() -> int:
    """A port with free ones after it, most likely."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return min(int(probe.getsockname()[1]), 60_000)


def test_a_free_port_is_taken(site: Path, said: list[str], served_ports: list[int], opened: list[str]) -> None:
    port = free_port()
    serving.serve(said.append, port=port)
    assert served_ports == [port]
    assert opened == [f"http://127.0.0.1:{port}/"]
    assert f"Held in Mind: http://127.0.0.1:{port}/" in said


def test_no_browser_is_opened_unasked(site: Path, said: list[str], served_ports: list[int], opened: list[str]) -> None:
    serving.serve(said.append, open_browser=False, port=free_port())
    assert opened == []


def test_a_server_of_ours_is_reused(site: Path, said: list[str], opened: list[str], tmp_path: Path) -> None:
    ours = BookServer(site, 0, serving.name_of_folder(tmp_path))
    with answering(ours) as port:
        serving.serve(said.append, port=port)
    assert said == [f"Held in Mind is being served already: http://127.0.0.1:{port}/"]
    assert opened == [f"http://127.0.0.1:{port}/"]


def test_another_programs_port_is_left_to_it(
    site: Path, said: list[str], served_ports: list[int], opened: list[str]
) -> None:
    with answering(HTTPServer(("127.0.0.1", 0), SomebodyElse)) as port:
        serving.serve(said.append, port=port)
    assert served_ports
    assert port not in served_ports
    assert f"Port {port} is taken by another program, so this is port {served_ports[0]}." in said
    assert "those of port 8760 do not show here" in "\n".join(said)


def test_a_program_that_never_answers_is_another_program(
    site: Path, said: list[str], served_ports: list[int], opened: list[str]
) -> None:
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        port = int(silent.getsockname()[1])
        serving.serve(said.append, port=port)
    assert served_ports
    assert port not in served_ports


def test_another_copy_of_the_course_is_not_taken_for_this_one(
    site: Path, said: list[str], served_ports: list[int], opened: list[str], tmp_path: Path
) -> None:
    other = BookServer(site, 0, serving.name_of_folder(tmp_path / "elsewhere"))
    with answering(other) as port:
        serving.serve(said.append, port=port)
    assert served_ports
    assert port not in served_ports
    assert f"Port {port} is taken by another copy of this course" in "\n".join(said)


def test_where_no_port_is_free_it_says_so(
    site: Path, said: list[str], opened: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(serving, "PORTS_TRIED", 1)
    with (
        answering(HTTPServer(("127.0.0.1", 0), SomebodyElse)) as port,
        pytest.raises(Trouble, match=f"No port from {port} to {port} is free"),
    ):
        serving.serve(said.append, port=port)


def test_the_folders_name_tells_copies_apart_and_not_where_they_lie(tmp_path: Path) -> None:
    one, other = tmp_path / "one", tmp_path / "other"
    assert serving.name_of_folder(one) == serving.name_of_folder(tmp_path / "x" / ".." / "one")
    assert serving.name_of_folder(one) != serving.name_of_folder(other)
    assert "one" not in serving.name_of_folder(one)


def test_a_browser_is_opened_only_where_there_is_a_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    addresses: list[str] = []
    monkeypatch.setattr("webbrowser.open", addresses.append)
    monkeypatch.setattr("sys.platform", "linux")
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)
    opening.open_in_browser("http://127.0.0.1:1/")
    assert addresses == []
    monkeypatch.setenv("WAYLAND_DISPLAY", "wayland-0")
    opening.open_in_browser("http://127.0.0.1:1/")
    assert addresses == ["http://127.0.0.1:1/"]


def test_a_desktop_without_a_browser_does_no_harm(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(address: str) -> None:
        raise OSError("no browser")

    monkeypatch.setattr("webbrowser.open", broken)
    monkeypatch.setenv("DISPLAY", ":0")
    opening.open_in_browser("http://127.0.0.1:1/")


def test_the_usual_port_is_the_one_the_readme_names() -> None:
    assert server.USUAL_PORT == 8760
