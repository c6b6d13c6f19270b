"""`fieldbook room`: the course served to the people in a room, who hand in without files."""

from __future__ import annotations

from pathlib import Path

import click

_KIT = "course"
"""The folder of the site in the unpacked zip file."""
_PORTS = click.IntRange(0, 65535)


@click.command("room")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
@click.option("--address", help="This computer's address in the room's network; only that network is served.")
@click.option("--port", type=_PORTS, default=8000, show_default=True, help="The port.")
@click.option(
    "--answers",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default=Path("room-answers"),
    show_default=True,
    help="The folder in which what is handed in is kept.",
)
@click.option("--forget", is_flag=True, help="Remove all that was handed in, and the room with it; then end.")
@click.option("--open", "open_in_browser", is_flag=True, help="Open the page for the wall in the browser.")
def room_command(
    *, site: Path, address: str | None, port: int, folder: Path, forget: bool, open_in_browser: bool
) -> None:
    """Serve the built course in SITE to a room, without the internet.

    Learners open the address that is shown, type the room's code and press "Hand in"; your page "The room's answers"
    fills as they do. What has come in is on disk at once, and the room goes on where it was when it is started again.
    SITE is a built site, or the unpacked zip file for a stick.  [default: site]
    """
    # The server and the templates take a while to import, and `fieldbook --help` asks for all commands.
    from .room_session import forget_room, hold_room  # noqa: PLC0415

    if forget:
        forget_room(folder)
        return
    site = site / _KIT if (site / _KIT / "course.json").is_file() else site
    hold_room(site, folder, address, port, open_in_browser=open_in_browser)
