"""A server of the finished book, for the browsers of this machine and nobody else."""

import gzip
import json
import os
import socket
import socketserver
import sys
import time
from email.utils import formatdate, parsedate_to_datetime
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote, urlsplit

from heldinmind import __version__

ADDRESS = "127.0.0.1"
USUAL_PORT = 8760
IDENTITY = "/.heldinmind.json"
OUR_NAMES = {"127.0.0.1", "localhost", "[::1]"}
# Said here, since Windows takes them from its registry, where any program may have changed them.
TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".mjs": "text/javascript; charset=utf-8",
    ".json": "application/json",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".md": "text/plain; charset=utf-8",
    ".xml": "application/xml",
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".ico": "image/x-icon",
    ".webp": "image/webp",
    ".woff": "font/woff",
    ".woff2": "font/woff2",
    ".ttf": "font/ttf",
    ".pdf": "application/pdf",
    ".ipynb": "application/x-ipynb+json",
}
ZIPPED = {".html", ".css", ".js", ".mjs", ".json", ".svg", ".txt", ".md", ".xml", ".ttf", ".ipynb"}


class BookServer(ThreadingHTTPServer):
    """A server of one site folder, on this machine's own address."""

    daemon_threads = True
    # On Windows this option would let two programs take one port.
    allow_reuse_address = os.name != "nt"

    def __init__(self, site: Path, port: int, folder: str) -> None:
        """Takes `port` (0: any free one) to serve `site`; `folder` names the checkout. OSError if taken."""
        self.site = site
        self.folder = folder
        super().__init__((ADDRESS, port), BookHandler)

    def server_bind(self) -> None:
        """Takes the port, on Windows for itself alone."""
        if sys.platform == "win32":
            self.socket.setsockopt(socket.SOL_SOCKET, socket.SO_EXCLUSIVEADDRUSE, 1)
        # Not HTTPServer's own, which asks the network for this machine's name and may wait for seconds.
        socketserver.TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.port

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Keeps quiet about a browser that hung up, which every browser does."""
        if not isinstance(sys.exc_info()[1], ConnectionError):
            super().handle_error(request, client_address)

    @property
    def port(self) -> int:
        """The port it answers on."""
        return int(self.server_address[1])


class BookHandler(BaseHTTPRequestHandler):
    """Answers one browser: pages, their files, and who this server is."""

    server: BookServer
    protocol_version = "HTTP/1.1"
    timeout = 60

    def do_GET(self) -> None:
        """Sends what was asked for."""
        self._answer(with_body=True)

    def do_HEAD(self) -> None:
        """Sends the headers alone."""
        self._answer(with_body=False)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002  (the library names it so)
        """Keeps quiet: a reader's terminal shows the address, not each file."""

    def _answer(self, with_body: bool) -> None:
        # A page of some other site can have its name lead here, and would then read what is served.
        if _name_of(self.headers.get("Host", "")) not in OUR_NAMES:
            self.send_error(HTTPStatus.MISDIRECTED_REQUEST, "This server has no such name")
            return
        path = unquote(urlsplit(self.path).path)
        if path == IDENTITY:
            self._send(json.dumps(identity(self.server.folder)).encode(), TYPES[".json"], None, with_body)
            return
        # Asked twice, since the book may be swapped for a new one at this very moment.
        file = self._file_of(path) or self._file_of(path)
        if file is None:
            self.send_error(HTTPStatus.NOT_FOUND, "There is no such page in the book")
        elif file.is_dir():
            names = [name for name in path.split("/") if name]
            self._redirect(quote(f"/{'/'.join(names)}/"))
        else:
            self._send_file(file, with_body)

    def _file_of(self, path: str) -> Path | None:
        """The file, or the folder asked for without its slash; None where there is none inside the book."""
        names = [name for name in path.split("/") if name]
        if any(name.startswith(".") or set(name) & {"\\", ":", "\0"} for name in names):
            return None
        site = _settled(self.server.site)
        wanted = site.joinpath(*names)
        if path.endswith("/"):
            wanted = wanted / "index.html"
        try:
            inside = wanted.exists() and wanted.resolve().is_relative_to(site.resolve())
        except OSError:  # a name that no file can have
            return None
        return wanted if inside else None

    def _send_file(self, file: Path, with_body: bool) -> None:
        try:
            changed = file.stat().st_mtime
            if self._is_known(changed):
                self.send_response(HTTPStatus.NOT_MODIFIED)
                self._send_freshness(changed)
                self.end_headers()
                return
            content = file.read_bytes()
        except OSError:
            # The book was swapped for a new one, in which this file is no more.
            self.send_error(HTTPStatus.NOT_FOUND, "There is no such page in the book")
            return
        kind = file.suffix.lower()
        # Whoever opens a page is told, and a script that keeps it for offline gets the file as it is.
        if kind == ".html" and self.server.port != USUAL_PORT and "text/html" in self.headers.get("Accept", ""):
            content = telling_usual_port(content)
        zipped = kind in ZIPPED and "gzip" in self.headers.get("Accept-Encoding", "")
        if zipped:
            content = gzip.compress(content, compresslevel=5, mtime=0)
        self._send(content, TYPES.get(kind, "application/octet-stream"), changed, with_body, zipped)

    def _send(self, content: bytes, kind: str, changed: float | None, with_body: bool, zipped: bool = False) -> None:
        self.send_response(HTTPStatus.OK)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.send_header("X-Content-Type-Options", "nosniff")
        if zipped:
            self.send_header("Content-Encoding", "gzip")
        self._send_freshness(changed)
        self.end_headers()
        if with_body:
            self.wfile.write(content)

    def _send_freshness(self, changed: float | None) -> None:
        self.send_header("Cache-Control", "no-cache")
        self.send_header("Vary", "Accept, Accept-Encoding")
        if changed is not None:
            self.send_header("Last-Modified", formatdate(changed, usegmt=True))

    def _is_known(self, changed: float) -> bool:
        """Whether the browser has this very file already."""
        try:
            return int(changed) == int(parsedate_to_datetime(self.headers["If-Modified-Since"]).timestamp())
        except (TypeError, ValueError):
            return False

    def _redirect(self, path: str) -> None:
        self.send_response(HTTPStatus.MOVED_PERMANENTLY)
        self.send_header("Location", path)
        self.send_header("Content-Length", "0")
        self.end_headers()


def identity(folder: str) -> dict[str, str]:
    """Who this server is, for the next `start`."""
    return {"app": "held-in-mind", "folder": folder, "version": __version__}


def telling_usual_port(page: bytes) -> bytes:
    """`page`, told that it is not on the usual port: it says that records there are separate."""
    told = f'<meta name="heldinmind-usual-port" content="{USUAL_PORT}"></head>'
    return page.replace(b"</head>", told.encode(), 1)


def _name_of(host: str) -> str:
    """The name in a Host header, without its port."""
    name, _, port = host.lower().rpartition(":")
    return name if port.isdigit() else host.lower()


def _settled(site: Path) -> Path:
    """`site`, waited for while it is being swapped for a new one."""
    for _ in range(20):
        if site.is_dir():
            break
        time.sleep(0.05)
    return site
