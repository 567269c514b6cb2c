"""Serves the app on this machine alone, at a port that is free."""

import os
import socket
from pathlib import Path

ADDRESS = "127.0.0.1"
FIRST_PORT = 8501
PORTS_TRIED = 50


class PortInUseError(Exception):
    """The port asked for is taken by another program."""


def choose_port(wanted: int | None) -> int:
    """The port asked for, if it is free; else the first free one from 8501 on."""
    ports = [wanted] if wanted else range(FIRST_PORT, FIRST_PORT + PORTS_TRIED)
    for port in ports:
        if _is_free(port):
            return port
    raise PortInUseError(f"port {ports[0]} is in use: give another one with --port")


def serve(ledger_path: Path, port: int) -> None:
    """Print the address, open the browser where there is one, and serve until stopped with Ctrl+C."""
    from streamlit.web import cli

    os.environ["STRIKELEDGER_LEDGER"] = str(ledger_path.resolve())
    print(f"Strike Ledger: http://{ADDRESS}:{port} (Ctrl+C stops it)", flush=True)
    app = Path(__file__).with_name("app.py")
    cli.main(
        ["run", str(app), "--server.port", str(port), "--server.showEmailPrompt", "false"],
        standalone_mode=False,
    )


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        return probe.connect_ex((ADDRESS, port)) != 0
