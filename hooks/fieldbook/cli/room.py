"""`fieldbook room`: the course served to the people in a room, who hand in without files."""

from __future__ import annotations

import contextlib
import socket
import sys
import webbrowser
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from ..exports.course_json import read_course
from ..model import Course
from ..pages import PAGES
from ..resources import templates
from .calling import call

if TYPE_CHECKING:
    from ..room.hand_ins import HandIns
    from ..room.network import Connection
    from ..room.register import Register

_LOCK = ".lock"
_KIT = "course"
"""The folder of the site in the unpacked zip file."""


@click.command("room")
@click.argument("site", type=click.Path(path_type=Path, file_okay=False), default=Path("site"))
@click.option("--address", help="This computer's address in the room's network; only that network is served.")
@click.option("--port", default=8000, show_default=True, help="The port.")
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
    site = site / _KIT if (site / _KIT / "course.json").is_file() else site
    if forget:
        _forget(folder)
        return
    course = _course(site)
    connection = _connection(address)
    sockets = _sockets(connection, port)
    with contextlib.ExitStack() as stack:
        for one in sockets:
            stack.callback(one.close)
        hand_ins = stack.enter_context(_opened_hand_ins(folder))
        _run(course, site, hand_ins, connection, sockets, open_in_browser=open_in_browser)


def _course(site: Path) -> Course:
    try:
        return read_course(site)
    except (OSError, ValueError):
        raise click.ClickException(
            f"{click.format_filename(site)} is not a built course (it has no course.json that can be read); "
            f"build it first with: {call('build', Path.cwd())}"
        ) from None


def _forget(folder: Path) -> None:
    from ..room.register import FILE  # noqa: PLC0415

    if not (folder / FILE).is_file():
        click.echo(f"There is no room in {click.format_filename(folder)}.")
        return
    with _opened_hand_ins(folder) as hand_ins:
        people, times = hand_ins.count()
        hand_ins.remove()
        (folder / FILE).unlink()
    click.echo(f"Removed what {people} browsers had handed in, {times} times in all, and the room's code and key.")


@contextlib.contextmanager
def _opened_hand_ins(folder: Path) -> Iterator[HandIns]:
    """Open what was handed in, for this room alone as long as the context lasts."""
    from filelock import FileLock, Timeout  # noqa: PLC0415

    from ..room.hand_ins import HandIns  # noqa: PLC0415

    name = click.format_filename(folder)
    alone = FileLock(folder / _LOCK)
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        alone.acquire(timeout=0)
        hand_ins = HandIns(folder)
    except Timeout:
        raise click.ClickException(f"a room is open in {name} already; close it, or name another folder") from None
    except OSError as error:
        raise click.ClickException(
            f"answers can't be kept in {name} ({error.strerror}); name another folder with --answers"
        ) from None
    try:
        yield hand_ins
    finally:
        alone.release()


def _connection(address: str | None) -> Connection:
    """Return the network that was named; where none was, ask which one is meant."""
    # Few commands need it.
    from ..room.network import connections  # noqa: PLC0415

    found = list(connections())
    if address is None:
        return _chosen([one for one in found if one.is_private and not one.is_own])
    named = next((one for one in found if address.lower() in (one.address, one.host)), None)
    if named is None:
        raise click.ClickException(f"this computer has no address {address}. It has: {_listed(found)}")
    if not named.is_private:
        raise click.ClickException(
            f"{address} is in no private network; a room is for one, where addresses begin with 10, 192.168, "
            "172.16 to 172.31, or fd"
        )
    return named


def _chosen(found: Sequence[Connection]) -> Connection:
    if not found:
        raise click.ClickException(
            "this computer is in no private network. Join the room's wireless network, or make one with this "
            "computer or a phone (a hotspot); then try again. --address 127.0.0.1 is for a look by yourself"
        )
    if not sys.stdin.isatty():
        raise click.ClickException(f"say with --address in which network the room is: {_listed(found)}")
    click.echo("This computer is in these networks:")
    for number, one in enumerate(found, 1):
        click.echo(f"  {number}  {one.address}  ({one.device})")
    number = click.prompt("Which one is the room's?", type=click.IntRange(1, len(found)), default=1)
    return found[number - 1]


def _listed(found: Sequence[Connection]) -> str:
    return ", ".join(f"{one.address} ({one.device})" for one in found)


def _sockets(connection: Connection, port: int) -> list[socket.socket]:
    from ..room.server import listening  # noqa: PLC0415

    try:
        return listening(connection.address, port)
    except (OSError, OverflowError) as error:
        reason = getattr(error, "strerror", None) or error
        raise click.ClickException(
            f"the room can't be opened at {connection.host}:{port} ({reason}); another --port may do"
        ) from None


def _run(
    course: Course,
    site: Path,
    hand_ins: HandIns,
    connection: Connection,
    sockets: list[socket.socket],
    *,
    open_in_browser: bool,
) -> None:
    """Serve a room until someone stops it.

    Args:
        course: What the site says of its course.
        site: The built site.
        hand_ins: What was handed in so far.
        connection: How others in the network reach this computer.
        sockets: Those that the room listens at, on one port.
        open_in_browser: Whether the facilitator's page is opened.
    """
    from ..room.app import Opened, Room  # noqa: PLC0415
    from ..room.learners_site import LearnersSite  # noqa: PLC0415
    from ..room.pages import RoomPages  # noqa: PLC0415
    from ..room.server import serve  # noqa: PLC0415
    from ..site.rendering import standalone  # noqa: PLC0415

    port = sockets[0].getsockname()[1]
    register = _register(hand_ins.folder, course)
    renderer = standalone([str(templates())], course.language)
    guides = frozenset(page.address for page in PAGES if page.for_facilitators and (site / page.address).is_file())
    pages = RoomPages(course, renderer.page, f"http://{connection.host}:{port}", register.code, guides)
    room = Room(Opened(course, LearnersSite(site), hand_ins, register, pages), connection, port)
    key = _print_addresses(course, pages.address, port, register, hand_ins)
    if open_in_browser:
        webbrowser.open(key)
    serve(room, sockets)
    click.echo("The room is closed. The same command opens it again.")


def _register(folder: Path, course: Course) -> Register:
    """Return the register in a folder, with the code and the key of its room; a new one where there is none.

    Raises:
        click.ClickException: it can't be read, or is another course's.
    """
    from ..room.register import AnotherCourseError, Register  # noqa: PLC0415

    try:
        return Register.opened(folder, course.id)
    except (OSError, TypeError) as error:
        raise click.ClickException(
            f"the room in {click.format_filename(folder)} can't be read ({error}); name another folder with --answers"
        ) from None
    except AnotherCourseError as error:
        raise click.ClickException(
            f"the room in {click.format_filename(folder)} is of another course ({error}); name another folder with "
            f"--answers, or remove it with: {call('room --forget', Path.cwd())}"
        ) from None


def _print_addresses(course: Course, address: str, port: int, register: Register, hand_ins: HandIns) -> str:
    """Say how to come in; return the address with the facilitator's key."""
    from ..room.pages import LEAD  # noqa: PLC0415

    lead = f"http://127.0.0.1:{port}{LEAD}?key={register.key}"
    people, times = hand_ins.count()
    click.echo(f"The room of {course.title} is open.\n")
    click.echo(f"  Learners open  {address}")
    click.echo(f"  and type       {register.code[:3]} {register.code[3:]}")
    click.echo(f"  You open       {lead}\n")
    click.echo(f"What is handed in is kept in {click.format_filename(hand_ins.folder)}.", nl=not times)
    if times:
        click.echo(f" There is some already: {times} times, from {people} browsers.")
    click.echo("Whoever has your address sees it; show nobody. Stop with Ctrl+C.")
    return lead
