"""Have Lighthouse look at pages of the built course, as a phone on a slow line; say what is not 100, and why.

The server compresses, as every real host does. Needs Node; npx gets Lighthouse.
"""

from __future__ import annotations

import gzip
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any, BinaryIO

from playwright.sync_api import sync_playwright

import browsing

LIGHTHOUSE = "lighthouse@12.8.2"
SITE = Path(__file__).parents[1] / "site"
SHOWN = ("first-contentful-paint", "largest-contentful-paint", "total-blocking-time", "cumulative-layout-shift")


def main() -> int:
    """Look at the pages that are named, or else at one of each kind that people see first."""
    npx = shutil.which("npx")
    with sync_playwright() as playwright:
        browser = browsing.find(playwright.chromium)
    if not npx or not browser:
        print("Lighthouse needs Node (npx) and a Chromium." if browser else browsing.MISSING, file=sys.stderr)
        return 1
    perfect = True
    with browsing.serve(SITE, Compressing) as address:
        for page in sys.argv[1:] or _pages():
            report = _look(npx, browser, f"{address}/{page}")
            lines = list(_lines(report))
            perfect = perfect and len(lines) == 1
            print(page, *lines, sep="\n  ", flush=True)
    return 0 if perfect else 1


def _pages() -> list[str]:
    """Return the home page, the first and the longest lesson, and the workbook."""
    course = json.loads((SITE / "course.json").read_text(encoding="utf-8"))
    lessons = [lesson["address"] for module in course["modules"] for lesson in module["lessons"]]
    longest = max(lessons, key=lambda lesson: (SITE / lesson).stat().st_size)
    return list(dict.fromkeys(["index.html", lessons[0], longest, "workbook.html"]))


def _look(npx: str, browser: str, address: str) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as profile:
        flags = " ".join([*browsing.ARGUMENTS, f"--user-data-dir={profile}"]).replace("--headless", "--headless=new")
        command = [npx, "--yes", LIGHTHOUSE, address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
        ended = subprocess.run(command, stdout=subprocess.PIPE, env=os.environ | {"CHROME_PATH": browser}, check=True)
    return json.loads(ended.stdout)


def _lines(report: dict[str, Any]) -> Iterator[str]:
    """Yield the scores and what is behind them, then each audit that took something from them."""
    audits, categories = report["audits"], report["categories"].values()
    scores = [f"{category['title']} {category['score'] * 100:.0f}" for category in categories]
    yield ", ".join([*scores, *(f"{audits[name]['title']} {audits[name]['displayValue']}" for name in SHOWN)])
    for category in categories:
        for audit in (audits[one["id"]] for one in category["auditRefs"] if one["weight"] and category["score"] < 1):
            if audit["score"] is not None and audit["score"] < 1:
                yield f"{category['title']}: {audit['title']} {audit.get('displayValue', '')}"


class Compressing(browsing.Quiet):
    """Sends texts compressed."""

    protocol_version = "HTTP/1.1"

    def send_head(self) -> BytesIO | BinaryIO | None:
        """Send what comes before the content, and return that."""
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        if not path.is_file() or path.suffix not in (".html", ".css", ".js", ".svg", ".json"):
            return super().send_head()
        content = gzip.compress(path.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", f"{self.guess_type(path)}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        return BytesIO(content)


if __name__ == "__main__":
    sys.exit(main())
