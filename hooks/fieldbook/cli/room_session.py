"""A room that the command opens: its course, its folder of answers, its credentials; what is said of it; its end."""

from __future__ import annotations

import contextlib
import webbrowser
from collections.abc import Iterator
from pathlib import Path

import click
from filelock import FileLock, Timeout

from ..diagnostics import counted
from ..model import Course
from ..pages import PAGES
from ..resources import templates
from ..room.app import Room, RoomParts
from ..room.credentials import FILE, AnotherCourseError, Credentials, spaced
from ..room.hand_ins import HandIns
from ..room.learners_site import LearnersSite
from ..room.pages import LEAD, RoomPages
from ..room.server import serve
from ..site.rendering import standalone
from .built_course import built_course
from .calling import call
from .room_network import chosen_connection, open_sockets

_LOCK = ".lock"


def hold_room(site: Path, folder: Path, address: str | None, port: int, *, open_in_browser: bool) -> None:
    """Open a room, and serve it until someone stops it.

    Args:
        site: The built site.
        folder: Where what is handed in is kept.
        address: This computer's address in the room's network; None to ask which network that is.
        port: The port; 0 for one that is free.
        open_in_browser: Whether the facilitator's page is opened.

    Raises:
        click.ClickException: the site, the folder, the network or the port can't be used.
    """
    course = built_course(site)
    connection = chosen_connection(address)
    sockets = open_sockets(connection, port)
    port = sockets[0].getsockname()[1]
    with contextlib.ExitStack() as stack:
        for one in sockets:
            stack.callback(one.close)
        hand_ins = stack.enter_context(opened_hand_ins(folder))
        credentials = _credentials(folder, course)
        own = f"http://127.0.0.1:{port}{LEAD}?key={credentials.key}"
        pages = _pages(course, site, f"http://{connection.host}:{port}", credentials.code)
        _print_addresses(pages.address, own, course, credentials.code, hand_ins)
        if open_in_browser:
            webbrowser.open(own)
        serve(Room(RoomParts(course, LearnersSite(site), hand_ins, credentials, pages), connection, port), sockets)
    click.echo("The room is closed. The same command opens it again.")


def forget_room(folder: Path) -> None:
    """Remove all that was handed in to the room in a folder, with its credentials."""
    if not (folder / FILE).is_file():
        click.echo(f"There is no room in {click.format_filename(folder)}.")
        return
    with opened_hand_ins(folder) as hand_ins:
        people, times = hand_ins.count()
        hand_ins.remove()
        (folder / FILE).unlink()
    click.echo(f"Removed what was handed in ({_count(people, times)}), and the room's code and key.")


@contextlib.contextmanager
def opened_hand_ins(folder: Path) -> Iterator[HandIns]:
    """Open what was handed in, for this room alone as long as the context lasts.

    Raises:
        click.ClickException: another room has it open, or the folder can't be written to.
    """
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


def _credentials(folder: Path, course: Course) -> Credentials:
    """Return the credentials of the room in a folder; new ones where there is none.

    Raises:
        click.ClickException: they can't be read, or the room is another course's.
    """
    try:
        return Credentials.opened(folder, course.id)
    except (OSError, TypeError) as error:
        raise click.ClickException(
            f"the room in {click.format_filename(folder)} can't be read ({error}); name another folder with --answers"
        ) from None
    except AnotherCourseError as error:
        raise click.ClickException(
            f"the room in {click.format_filename(folder)} is of another course ({error}); name another folder with "
            f"--answers, or remove it with: {call('room --forget', Path.cwd())}"
        ) from None


def _pages(course: Course, site: Path, address: str, code: str) -> RoomPages:
    """Return the room's own pages, in the words of the course's language."""
    guides = frozenset(page.address for page in PAGES if page.for_facilitators and (site / page.address).is_file())
    return RoomPages(course, standalone([str(templates())], course.language).page, address, code, guides)


def _print_addresses(address: str, own: str, course: Course, code: str, hand_ins: HandIns) -> None:
    """Say how to come in: learners at `address`, by the code; the facilitator at an address of their `own`."""
    people, times = hand_ins.count()
    click.echo(f"The room of {course.title} is open.\n")
    click.echo(f"  Learners open  {address}")
    click.echo(f"  and type       {spaced(code)}")
    click.echo(f"  You open       {own}\n")
    click.echo(f"What is handed in is kept in {click.format_filename(hand_ins.folder)}.", nl=not times)
    if times:
        click.echo(f" There is some already ({_count(people, times)}).")
    click.echo("Whoever has your address sees it; show nobody. Stop with Ctrl+C.")


def _count(people: int, times: int) -> str:
    return f"{counted(times, 'time')}, from {counted(people, 'browser')}"
