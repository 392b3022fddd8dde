"""A folder served on loopback as a good host would: everything gzipped ahead, on connections that stay open."""

import gzip
import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

LEVEL = 6
"""What servers use unless told otherwise."""
COMPRESSED_ALREADY = {".woff2", ".woff", ".png", ".jpg", ".gz"}


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """Serves `folder` on a free port; gives the address where it begins."""
    files = {
        f"/{path.relative_to(folder).as_posix()}": (path, _packed(path)) for path in folder.rglob("*") if path.is_file()
    }

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            found = files.get(self.path.split("?")[0])
            if not found:
                self.send_response(404)
                self.send_header("Content-Length", "0")
                self.end_headers()
                return
            path, body = found
            self.send_response(200)
            self.send_header("Content-Type", mimetypes.guess_type(path.name)[0] or "application/octet-stream")
            if path.suffix not in COMPRESSED_ALREADY:
                self.send_header("Content-Encoding", "gzip")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *_: Any) -> None:
            """A line for each request would drown the figures."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_address[1]}"
    finally:
        server.shutdown()
        server.server_close()


def _packed(path: Path) -> bytes:
    content = path.read_bytes()
    return content if path.suffix in COMPRESSED_ALREADY else gzip.compress(content, LEVEL)
