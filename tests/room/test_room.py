"""The room as the command opens it: fifty at once, killed in between; clients that mean no good."""

from __future__ import annotations

import json
import random
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from http.client import HTTPException
from threading import Barrier

import pytest

from . import rooms

CLIENTS = 50
TIMES = 3


def answers(text: str, **more) -> bytes:
    found = {"fieldbook": 1, "course": rooms.COURSE, "name": "Zoë", "set": "s", "answers": {"sheet": {"field": text}}}
    return json.dumps({**found, **more}).encode()


def joined(started) -> rooms.Client:
    client = rooms.Client(started.port)
    assert client.ask("POST", "/_room/join", f"code={started.code}".encode(), **FORM)[0] == 303
    return client


FORM = {"Content_Type": "application/x-www-form-urlencoded"}


def persistent(action):
    """Do what a browser does where the room does not answer: try again."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with suppress(OSError, HTTPException):
            if (done := action()) is not None:
                return done
        time.sleep(random.uniform(0.05, 0.2))
    raise TimeoutError


def test_fifty_who_hand_in_at_once_lose_nothing_though_the_room_is_killed(site, tmp_path):
    started = rooms.start(site, tmp_path)
    begin = Barrier(CLIENTS + 1)

    def take_part(number: int) -> list[tuple[str, str]]:
        client = persistent(lambda: joined(started))
        begin.wait()
        done = []
        for turn in range(TIMES):
            hand_in, text = f"handin{number:02}x{turn}", f"{number} for the {turn} time"
            persistent(lambda h=hand_in, t=text: client.hand_in(h, answers(t)) == 200 or None)
            done.append((hand_in, text))
            time.sleep(random.uniform(0, 1.5))
        return done

    try:
        with ThreadPoolExecutor(CLIENTS) as pool:
            taking = [pool.submit(take_part, number) for number in range(CLIENTS)]
            begin.wait()
            for _ in range(3):
                time.sleep(0.3)
                started.kill()
                started = rooms.start(site, tmp_path, started.port)
            wanted = dict(pair for one in taking for pair in one.result())
        found = {file.stem.split("-")[2]: json.loads(file.read_text()) for file in tmp_path.glob("0*.json")}
        assert {name: one["answers"]["sheet"]["field"] for name, one in found.items()} == wanted
        assert len(list(tmp_path.glob("0*.json"))) == CLIENTS * TIMES
        lead = rooms.Client(started.port)
        lead.ask("GET", started.lead.partition(str(started.port))[2])
        told = json.loads(lead.ask("GET", "/_room/answers")[1])
        texts = [json.loads(one["text"])["answers"]["sheet"]["field"] for one in told["files"]]
        assert sorted(texts) == sorted(wanted.values())
        assert json.loads(lead.ask("GET", "/_room/count")[1]) == {"people": CLIENTS, "times": CLIENTS * TIMES}
    finally:
        started.kill()


@pytest.fixture(scope="module")
def started(site, tmp_path_factory):
    started = rooms.start(site, tmp_path_factory.mktemp("room"))
    yield started
    started.kill()


def status(client, path, method="GET", **headers):
    return client.ask(method, path, **headers)[0]


def test_who_has_not_typed_the_code_sees_nothing_and_hands_in_nothing(started):
    stranger = rooms.Client(started.port)
    for path in ("/", "/index.html", "/workbook.html", "/course.json", "/assets/fieldbook/fieldbook.js", "/nowhere"):
        code, body = stranger.ask("GET", path)
        assert code == 403
        assert b"_room/join" in body
    assert stranger.hand_in("handin001", answers("x")) == 403
    stranger.cookies = {f"fieldbook-room-{started.port}": f"0123456789ab.{'0' * 32}"}
    assert stranger.hand_in("handin001", answers("x")) == 403
    for path in ("wall", "count", "answers"):
        assert status(stranger, f"/_room/{path}") == 403
    assert status(stranger, "/_room/remove", "POST") == 403
    assert status(stranger, "/_room/lead?key=wrong") == 403


def test_learners_see_the_course_and_nothing_of_each_other(started):
    learner = joined(started)
    code, page = learner.ask("GET", "/index.html")
    assert code == 200
    assert b"served-hand-in.js" in page
    assert status(learner, "/_room/served-hand-in.js") == 200
    assert status(learner, "/downloads/workbook.docx") == 200
    assert status(learner, "/index.html", "HEAD") == 200
    guided = f"/downloads/{rooms.COURSE}-facilitator.html"
    for path in ("/facilitator.html", "/gathering.html", guided, "/_room/answers", "/_room/wall", "/_room/count"):
        assert status(learner, path) == 403
    assert status(learner, "/_room/remove", "POST") == 403


def test_nothing_but_the_site_is_handed_out(started):
    learner = joined(started)
    up = ("/../pyproject.toml", "/%2e%2e/mkdocs.yml", "/..%2fmkdocs.yml", "/..%5cmkdocs.yml", "//etc/passwd", "/%00")
    more = ("/assets/..%2f..%2f..%2fetc/passwd", "/C:%5cWindows", "/.git/config", "/_room/", "/_room/fflate.js")
    for path in (*up, *more):
        assert status(learner, path) == 404, path


def test_another_name_and_another_site_are_refused(started):
    learner = joined(started)
    assert status(learner, "/index.html", Host=f"course.example:{started.port}") == 421
    assert status(learner, "/index.html", Host="127.0.0.1:1") == 421
    assert learner.hand_in("handin001", answers("x"), Origin="http://course.example") == 403
    assert learner.hand_in("handin001", answers("x"), Origin="null") == 403
    kinds = ("text/plain", "application/x-www-form-urlencoded", "multipart/form-data")
    for kind in kinds:
        assert learner.ask("POST", "/_room/hand-in?id=handin001", answers("x"), Content_Type=kind)[0] == 415
    for method in ("PUT", "DELETE", "TRACE", "OPTIONS"):
        assert status(learner, "/index.html", method) == 405


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"{",
        b"[]",
        b"\xff\xfe",
        b'{"fieldbook": NaN}',
        b"[" * 100_000,
        b'{"fieldbook": 1' + b"0" * 5000 + b"}",
        answers("x", course="another"),
        answers("x", fieldbook=2),
        answers("x", fieldbook=True),
        answers("x", answers=[]),
        answers("x", answers={"sheet": "field"}),
        answers("x", answers={"sheet": {"field": {"a": 1}}}),
        answers("x", answers={"sheet": {"field": [1]}}),
        answers("x", answers={"sheet": {"field": False}}),
        answers("x", name="n" * 201),
        answers("x", set=["a"]),
        answers("x", progress=[]),
        answers("x", progress={"right": {"quiz": {"field": [[1]]}}}),
    ],
    ids=lambda body: body[:24].decode("latin-1"),
)
def test_what_is_no_file_of_answers_is_refused(started, body):
    assert joined(started).hand_in("handin001", body) == 400


def test_sizes_counts_and_rates_have_limits(started):
    learner = joined(started)
    with suppress(OSError):
        assert learner.hand_in("handin001", answers("x" * 2_000_000)) == 413
    assert status(learner, "/index.html", X="x" * 70_000) in (400, 431)
    for name in ("short", "UPPER-CASE", "../../../etc", "x" * 41, ""):
        assert learner.hand_in(name, answers("x")) == 400
    flood = [learner.hand_in(f"handin{number:03}", answers("x")) for number in range(25)]
    assert flood[0] == 200
    assert flood[-1] == 429
    other = joined(started)
    assert other.hand_in("handin001", answers("x")) == 200


def test_what_is_no_request_is_answered_as_such(started):
    with socket.create_connection(("127.0.0.1", started.port), timeout=10) as raw:
        raw.sendall(b"\x16\x03\x01 no request at all\r\n\r\n")
        assert raw.recv(100).startswith(b"HTTP/1.0 400")
    learner = joined(started)
    assert status(learner, "/index.html") == 200


def test_codes_are_not_to_be_guessed(site, tmp_path):
    """Last, and in a room of its own, since even the right code waits then."""
    started = rooms.start(site, tmp_path)
    try:
        learner, guesser = joined(started), rooms.Client(started.port)
        tried = [guesser.ask("POST", "/_room/join", b"code=1", **FORM)[0] for _ in range(12)]
        assert tried == [403] * 10 + [429] * 2
        assert guesser.ask("POST", "/_room/join", f"code={started.code}".encode(), **FORM)[0] == 429
        assert status(guesser, started.lead.partition(str(started.port))[2]) == 429
        assert learner.hand_in("handin001", answers("x")) == 200
    finally:
        started.kill()
