"""`classplan serve`: the portal, for this computer or behind a proxy that speaks HTTPS."""

import socket

import click
from granian.constants import Interfaces
from granian.log import LogLevels
from granian.server import Server

from classplan.config import environment


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="The address to listen on.")
@click.option("--port", default=environment.port, show_default="CLASSPLAN_PORT or 8000", type=int, help="The port.")
@click.option("--workers", default=1, show_default=True, type=click.IntRange(1), help="How many processes.")
def serve(host: str, port: int, workers: int) -> None:
    """Serve the portal on this computer."""
    _make_sure_it_is_free(host, port)
    click.echo(f"Classplan is at http://{host}:{port} (Ctrl-C ends it).")
    Server(
        "classplan.config.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=4,
        websockets=False,
        log_level=LogLevels.warning,
    ).serve()


def _make_sure_it_is_free(host: str, port: int) -> None:
    """Refuse a port that is taken: the server would share it, and answers would come from either office."""
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind((host, port))
        except OSError as error:
            raise click.ClickException(
                f"Nothing can be served at {host}:{port} ({error.strerror}). "
                "Name another port with --port or CLASSPLAN_PORT."
            ) from error
