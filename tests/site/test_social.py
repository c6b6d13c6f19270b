"""Links to whoever publishes the course, at the foot of every page."""

from __future__ import annotations

import pytest

from fieldbook.site.social import social_links
from tests.courses import build_course

CONFIG = """\
extra:
  social:
    - {icon: fontawesome/brands/mastodon, link: "https://example.org/@us", name: "Us & <them>"}
    - {icon: material/email, link: "mailto:us@example.org"}
"""


def test_they_stand_at_the_foot_of_a_page(tmp_path):
    page = build_course(tmp_path, {"index.md": "# Home\n"}, CONFIG).page("index.html")
    links = {link["href"]: link.text for link in page.select("footer a[rel~=me]")}
    assert links == {"https://example.org/@us": "Us & <them>", "mailto:us@example.org": "us@example.org"}


@pytest.mark.parametrize("listed", [None, "text", True, {"link": "https://a.org"}, ["https://a.org"], [{"link": 5}]])
def test_what_is_none_is_left_out(listed):
    assert social_links(listed) == []


def test_no_address_runs_anything():
    assert social_links([{"link": "javascript:alert(1)"}, {"link": "java\tscript:a"}]) == []
