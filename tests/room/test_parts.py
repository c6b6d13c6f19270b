"""What a room is made of: files that survive, who is known again, networks, limits, and the command's own words."""

from __future__ import annotations

import contextlib
import json
import os
import re
import socket
from ipaddress import IPv4Network, IPv6Network
from pathlib import Path

import pytest
from click import ClickException
from click.testing import CliRunner
from werkzeug.test import Client
from werkzeug.wrappers import Request

from fieldbook.cli import room_network
from fieldbook.cli.main import main
from fieldbook.cli.room_session import opened_hand_ins
from fieldbook.exports.course_json import read_course
from fieldbook.room import network, server
from fieldbook.room.answers import checked
from fieldbook.room.app import Room, RoomParts
from fieldbook.room.content_policy import of_page
from fieldbook.room.credentials import AnotherCourseError, Credentials
from fieldbook.room.hand_in_requests import HandInRequests
from fieldbook.room.hand_ins import FullError, HandIns
from fieldbook.room.learners_site import LearnersSite
from fieldbook.room.network import Connection
from fieldbook.room.pages import RoomPages
from fieldbook.room.rate_limit import RateLimit

ROOT = Path(__file__).parents[2]
ROOM = Connection("192.168.7.2", IPv4Network("192.168.7.0/24"), "wlan0")


def test_what_was_handed_in_is_there_again_and_what_was_cut_off_is_gone(tmp_path):
    hand_ins = HandIns(tmp_path)
    first = hand_ins.add("a", "handin001", "{}")
    assert hand_ins.add("a", "handin001", '{"other": 1}') == first
    assert first.file.read_text() == "{}"
    second = hand_ins.add("b", "handin001", "[]")
    (tmp_path / "000003-a-handin009.json.part").write_text("{", encoding="utf-8")
    again = HandIns(tmp_path)
    assert again.round == hand_ins.round
    assert again.after(0) == [first, second]
    assert again.after(1) == [second]
    assert again.add("a", "handin001", "x") == first
    assert again.add("a", "handin002", "1").number == 3
    assert again.count() == (2, 3)
    assert not list(tmp_path.glob("*.part"))


def test_what_was_handed_in_is_for_this_user_alone_and_for_no_repository(tmp_path):
    folder = tmp_path / "answers"
    file = HandIns(folder).add("a", "handin001", "{}").file
    assert (folder / ".gitignore").read_text() == "*\n"
    if os.name != "nt":
        assert file.stat().st_mode & 0o077 == 0
        assert folder.stat().st_mode & 0o077 == 0


def test_it_is_removed_on_a_word(tmp_path):
    hand_ins = HandIns(tmp_path)
    hand_ins.add("a", "handin001", "{}")
    before = hand_ins.round
    hand_ins.remove()
    assert hand_ins.round != before
    assert hand_ins.count() == (0, 0)
    assert not list(tmp_path.glob("*.json"))
    hand_ins.add("a", "handin001", "{}")
    assert hand_ins.round != before


def test_a_disk_that_is_full_leaves_nothing_behind_and_is_told_of_once(tmp_path, monkeypatch, caplog):
    hand_ins = HandIns(tmp_path)
    requests = HandInRequests(hand_ins, "c")
    body = json.dumps({"fieldbook": 1, "course": "c", "answers": {"sheet": {"field": "x"}}})

    def status(hand_in):
        request = Request.from_values(f"/?id={hand_in}", method="POST", data=body, content_type="application/json")
        return requests.hand_in(request, "a").status_code

    def full(_opened):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space"):
        hand_ins.add("a", "handin001", "{}")
    assert [file.name for file in tmp_path.iterdir()] == [".gitignore"]
    assert [status("handin001") for _ in range(2)] == [507, 507]
    assert [str(tmp_path) in message and "No space left on device" in message for message in caplog.messages] == [True]
    monkeypatch.undo()
    assert status("handin001") == 200
    assert hand_ins.add("a", "handin001", "{}").number == 1


def test_nobody_fills_the_shelf(tmp_path, monkeypatch):
    monkeypatch.setattr("fieldbook.room.hand_ins.MOST_OF_ONE", 2)
    monkeypatch.setattr("fieldbook.room.hand_ins.MOST", 3)
    hand_ins = HandIns(tmp_path)
    for number in range(2):
        hand_ins.add("a", f"handin00{number}", "{}")
    with pytest.raises(FullError, match="2 of them from one browser"):
        hand_ins.add("a", "handin002", "{}")
    hand_ins.add("b", "handin001", "{}")
    with pytest.raises(FullError):
        hand_ins.add("c", "handin001", "{}")


def test_a_room_is_the_same_after_a_crash_and_another_course_has_another(tmp_path):
    credentials = Credentials.opened(tmp_path, "one")
    assert Credentials.opened(tmp_path, "one") == credentials
    token = credentials.new_member()
    assert Credentials.opened(tmp_path, "one").member(token)
    (tmp_path / "elsewhere").mkdir()
    assert Credentials.opened(tmp_path / "elsewhere", "one").member(token) == ""
    assert credentials.is_code(f" {credentials.code[:3]}-{credentials.code[3:]} ")
    for wrong in ("", "0", credentials.code + "0", "٠١٢٣٤٥"):
        assert not credentials.is_code(wrong)
    for wrong in ("", ".", "x.y", "é.é", token[:-1]):
        assert credentials.member(wrong) == ""
    with pytest.raises(AnotherCourseError, match="one"):
        Credentials.opened(tmp_path, "two")
    (tmp_path / "room.json").write_text("{", encoding="utf-8")
    with pytest.raises(OSError, match="damaged"):
        Credentials.opened(tmp_path, "one")


def test_what_is_kept_is_a_file_of_answers_with_all_that_belongs_into_one():
    whole = {"fieldbook": 1, "course": "c", "saved": "2026-01-01", "name": "Zoë", "set": "s"}
    whole |= {"answers": {"sheet": {"a": "x", "b": ["y"], "c": True}}}
    whole["progress"] = {"done": ["one"], "before": {"o": [2, "2026-01-01"]}, "right": {"quiz": {"a": True}}}
    assert json.loads(checked(json.dumps({**whole, "more": "x"}).encode(), "c")) == whole


def test_who_did_it_too_often_waits():
    now = [0.0]
    rate = RateLimit(2, 0.5, lambda: now[0])
    assert [rate.spend("a") for _ in range(3)] == [True, True, False]
    assert rate.spend("b")
    now[0] = 1
    assert not rate.has_left("a")
    now[0] = 2
    assert rate.spend("a")


def opened(site, tmp_path, connection):
    course, credentials = read_course(site), Credentials.opened(tmp_path, "welcoming-newcomers")
    pages = RoomPages(course, lambda name, context: name, "http://192.168.7.2:8000", credentials.code, frozenset())
    parts = RoomParts(course, LearnersSite(site), HandIns(tmp_path), credentials, pages)
    client = Client(Room(parts, connection, 8000))

    def status(address: str, host: str = f"{connection.host}:8000") -> int:
        told = {"REMOTE_ADDR": address, "HTTP_HOST": host}
        return client.get("/_room/join", environ_overrides=told).status_code

    return status


def test_only_the_rooms_own_network_is_answered(site, tmp_path):
    status = opened(site, tmp_path, ROOM)
    assert status("192.168.7.99") == status("127.0.0.1", "localhost:8000") == 200
    for other in ("192.168.8.1", "10.0.0.1", "203.0.113.5", "fd00:7::99", ""):
        assert status(other) == 403
    assert status("192.168.7.99", "example.org") == 421


def test_a_network_of_ipv6_is_served_where_it_is_private(site, tmp_path):
    room = Connection("fd00:7::2", IPv6Network("fd00:7::/64"), "wlan0")
    status = opened(site, tmp_path, room)
    assert room.is_private
    assert not Connection("2001:db8::2", IPv6Network("2001:db8::/64"), "wlan0").is_private
    assert status("fd00:7::99", "[fd00:7::2]:8000") == status("127.0.0.1", "localhost:8000") == 200
    assert status("fd00:8::99") == status("192.168.7.99") == 403
    assert status("fd00:7::99", "fd00:7::2:8000") == 421


def test_one_device_with_many_connections_keeps_nobody_out():
    with server.FairSocket(socket.AF_INET, most=2) as door, contextlib.ExitStack() as stack:
        door.bind(("127.0.0.1", 0))
        door.listen()

        def come() -> socket.socket:
            return stack.enter_context(socket.create_connection(door.getsockname(), timeout=10))

        waiting = [come() for _ in range(3)]
        inside = [door.accept()[0] for _ in range(2)]
        with pytest.raises(BlockingIOError):
            door.accept()
        assert waiting[2].recv(1) == b""
        inside[0].close()
        come()
        inside.append(door.accept()[0])
        for one in inside:
            one.close()


def test_pages_may_do_what_the_guide_has_for_other_servers(site):
    guide = (ROOT / "docs" / "authoring" / "publishing.md").read_text(encoding="utf-8")
    other = re.search(r"```text\n(default-src .*)\n```", guide)
    assert other
    # Only that a form sends the room's code.
    wanted = other[1].replace("form-action 'none'", "form-action 'self'")
    for name in ("index.html", "workbook.html", "meeting/first-words.html"):
        assert of_page((site / name).read_text(encoding="utf-8")) == wanted


def test_pages_may_run_what_stands_in_them_and_nothing_else():
    scripts = '<script>a</script><script src="b"></script><script type="application/json">c</script>'
    told = of_page(f"{scripts}<style>d</style>")
    assert told.count("'sha256-") == 2
    # As authors and other programs type it: quotes of another kind, an older type, attributes that only look like src.
    typed = "<script data-src='>' type='application/javascript'>a</script><script type=application/ld+json>c</script>"
    assert of_page(f"{typed}<STYLE media='a > b'>d</STYLE>") == told
    assert of_page("<script>a\r\nb</script>") == of_page("<script>a\nb</script>")
    assert "unsafe-inline'; script" not in told.partition("style-src-attr")[0]


def run(monkeypatch, *arguments: str, found=(ROOM,)):
    monkeypatch.setattr(room_network, "connections", lambda: iter(found))
    return CliRunner().invoke(main, ["room", *arguments])


def test_the_command_says_what_it_needs(site, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert "has no course.json" in run(monkeypatch, str(tmp_path)).output
    assert (
        "has no address 10.9.9.9. It has: 192.168.7.2 (wlan0)"
        in run(monkeypatch, str(site), "--address", "10.9.9.9").output
    )
    public = Connection("203.0.113.5", IPv4Network("203.0.113.0/24"), "eth0")
    asked = run(monkeypatch, str(site), "--address", "203.0.113.5", found=[public])
    assert "is in no private network; a room is for one" in asked.output
    assert "say with --address in which network the room is: 192.168.7.2 (wlan0)" in run(monkeypatch, str(site)).output
    assert "is in no private network" in run(monkeypatch, str(site), found=[public]).output


def test_a_network_is_chosen_by_its_number(monkeypatch, capsys):
    other = Connection("10.0.0.4", IPv4Network("10.0.0.0/8"), "eth0")
    monkeypatch.setattr("sys.stdin", type("Terminal", (), {"isatty": lambda self: True})())
    monkeypatch.setattr("click.prompt", lambda *_, **__: 2)
    assert room_network._chosen([ROOM, other]) == other
    assert "1  192.168.7.2  (wlan0)" in capsys.readouterr().out


def test_the_room_is_removed_on_a_word(site, tmp_path, monkeypatch):
    folder = tmp_path / "answers"
    HandIns(folder).add("a", "handin001", "{}")
    Credentials.opened(folder, "another")
    kept = run(monkeypatch, str(site), "--address", "192.168.7.2", "--answers", str(folder))
    assert "another" in kept.output or "can't be opened" in kept.output
    told = run(monkeypatch, str(site), "--answers", str(folder), "--forget")
    assert "Removed what was handed in (1 time, from 1 browser)" in told.output
    assert not list(folder.glob("*.json"))
    assert "There is no room" in run(monkeypatch, str(site), "--answers", str(folder), "--forget").output


def test_a_folder_is_for_one_room_and_one_that_can_be_written_to(tmp_path, monkeypatch):
    told = opened_hand_ins(tmp_path / "answers")
    with told, pytest.raises(ClickException, match="is open in"), opened_hand_ins(tmp_path / "answers"):
        pass
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(ClickException, match="can't be kept"), opened_hand_ins(tmp_path / "file"):
        pass


def test_this_computers_own_networks_are_found():
    own = [one for one in network.connections() if one.address == "127.0.0.1"]
    assert json.dumps([str(one.network) for one in own]) == '["127.0.0.0/8"]'
    assert own[0].is_private
    assert own[0].is_own
