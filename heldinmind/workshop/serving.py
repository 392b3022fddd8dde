"""Serving the course: on the usual port where it can be, once, whatever else runs on this machine."""

import hashlib
import json
import os
import socket
import urllib.request
from http.client import HTTPException
from pathlib import Path

from heldinmind.course import course_folder
from heldinmind.workshop.folders import site_folder
from heldinmind.workshop.opening import open_in_browser
from heldinmind.workshop.server import ADDRESS, IDENTITY, USUAL_PORT, BookServer
from heldinmind.workshop.telling import Report, Trouble

PORTS_TRIED = 20


def serve(report: Report, open_browser: bool = True, port: int = USUAL_PORT) -> None:
    """Serves the finished book until Ctrl+C; a server of ours that runs already is reused instead.

    Trouble where none of twenty ports from `port` on is free.
    """
    server = _take_port(report, port, name_of_folder(course_folder()))
    if isinstance(server, int):
        address = address_of(server)
        report(f"Held in Mind is being served already: {address}")
        _show(address, open_browser)
        return
    try:
        with server:
            address = address_of(server.port)
            report(f"Held in Mind: {address}")
            report("Leave this window open while you read. Ctrl+C ends it.")
            _show(address, open_browser)
            server.serve_forever()
    except KeyboardInterrupt:
        report("\nThe server has ended. Records stay in the browser.")


def _take_port(report: Report, first: int, folder: str) -> BookServer | int:
    """A server on the first free port, or the port of a server of ours that comes before one."""
    whose = ""
    for port in range(first, first + PORTS_TRIED):
        owner = who_answers(port)
        if owner == folder:
            return port
        if owner is None:
            try:
                server = BookServer(site_folder(), port, folder)
            except OSError:
                whose = whose or "another program"
                continue
            if port != first:
                report(f"Port {first} is taken by {whose}, so this is port {port}.")
            if port != USUAL_PORT:
                report(f"A browser keeps records apart by port: those of port {USUAL_PORT} do not show here.")
            return server
        whose = whose or ("another copy of this course" if owner else "another program")
    raise Trouble(
        f"No port from {first} to {first + PORTS_TRIED - 1} is free. Close a program that uses one, "
        "or name another: heldinmind start --port 9000"
    )


def who_answers(port: int) -> str | None:
    """Who has `port`: None if nobody, a folder's name if it is ours, '' if it is another program."""
    try:
        socket.create_connection((ADDRESS, port), timeout=1).close()
    except OSError:
        return None
    # Without the proxies that a managed machine may name: this never leaves it.
    direct = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with direct.open(f"http://{ADDRESS}:{port}{IDENTITY}", timeout=2) as answer:
            said = json.loads(answer.read(10_000))
        return str(said["folder"]) if said["app"] == "held-in-mind" else ""
    except (OSError, HTTPException, ValueError, KeyError, TypeError):
        # Whatever another program answers, or does not, it is not ours.
        return ""


def name_of_folder(folder: Path) -> str:
    """A name for a checkout that does not tell where it lies."""
    return hashlib.sha256(os.path.normcase(folder.resolve()).encode()).hexdigest()[:16]


def address_of(port: int) -> str:
    """What a reader types into a browser."""
    return f"http://{ADDRESS}:{port}/"


def _show(address: str, open_browser: bool) -> None:
    if open_browser:
        open_in_browser(address)
