"""An independent learning record store (Ralph), run by `python store.py folder port`: statements are kept in a file.

Ralph's file backend takes one request and refuses to add to its file; told to append, it takes as many as there are.
"""

import json
import os
import sys
from pathlib import Path

USER, PASSWORD = "trainer", "only-for-this-test"


def serve(folder: Path, port: int) -> None:
    import bcrypt

    os.chdir(folder)
    account = {
        "username": USER,
        "hash": bcrypt.hashpw(PASSWORD.encode(), bcrypt.gensalt(4)).decode(),
        "scopes": ["all"],
        "agent": {"mbox": "mailto:trainer@heldinmind.example"},
    }
    (folder / "auth.json").write_text(json.dumps([account]), encoding="utf-8")
    (folder / "kept").mkdir()
    os.environ |= {
        "RALPH_APP_DIR": str(folder),
        "RALPH_AUTH_FILE": str(folder / "auth.json"),
        "RALPH_RUNSERVER_BACKEND": "fs",
        "RALPH_RUNSERVER_MAX_SEARCH_HITS_COUNT": "5000",
        "RALPH_BACKENDS__LRS__FS__DEFAULT_DIRECTORY_PATH": str(folder / "kept"),
    }
    import uvicorn
    from ralph.backends.data.base import BaseOperationType
    from ralph.backends.lrs.fs import FSLRSBackend

    FSLRSBackend.default_operation_type = BaseOperationType.APPEND
    from ralph.api import app

    uvicorn.run(app, host="127.0.0.1", port=port, log_level="warning")


if __name__ == "__main__":
    serve(Path(sys.argv[1]), int(sys.argv[2]))
