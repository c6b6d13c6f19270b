"""Pages made chapters of the single file: whatever an author has typed as HTML."""

from __future__ import annotations

import html5lib
import pytest
from bs4 import BeautifulSoup
from markdown import Markdown

from fieldbook.exports.single_file.drafts import draft
from fieldbook.exports.single_file.frame import _contents
from fieldbook.exports.single_file.links import Joining
from fieldbook.exports.single_file.trees import parse, serialize

ONE, TWO = "c/one.html", "c/two.html"


def filled(html: str, folder, home: str = "", other: str = '<p id="same"></p>') -> str:
    """Return what HTML on the page `c/one.html` becomes, beside `other` on `c/two.html`."""
    page = draft(html, ONE, folder, lower=True)
    ids = {ONE: page.outline.ids, TWO: draft(other, TWO, folder).outline.ids}
    joining = Joining(ids, ["content"], {"workbook.html": "workbook"}, home)
    return "".join(page.filled(joining.places(page.outline, ONE)))


def read(html: str) -> str:
    """Return HTML as a browser reads it."""
    return BeautifulSoup(html, "html5lib").body.decode_contents()


@pytest.mark.parametrize(
    "html",
    [
        '<p class="a">Words &amp; signs: &lt; &nbsp; \u2026 \U0001f600</p>\n\n<hr />\n<ul><li>One<li>Two</ul>',
        "<svg viewBox='0 0 1 1'><path d='M0 0'/><title>A</title></svg><br><img alt=\"it's\" />",
        "<table><tr><td>One<td>Two</table><select><option>A<option>B</select>",
        "<!-- <p> --><p>a < b, a <= c</p><!-- > --><?php echo '<b' ?><p title='<p>'>Two</p>",
        "<script>if (a <b && c == '</p>') d = '<i>';</script><style>p > a {}</style>",
        "<textarea><p>Not a paragraph</textarea><textarea></textarea>",
        "<p data-a=b/c data-b=it's data-c = 'd\"e'>Odd quotes</p><P CLASS=X>Loud</P>",
        "<div hidden><h6>Lowest</h6></div><iframe title='x'></iframe>",
    ],
)
def test_what_was_typed_well_stays_as_it_is(html, tmp_path):
    assert read(filled(html, tmp_path)) == read(html)


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<div><p>One", "<div><p>One</div>"),
        ("</div></article><p>One</p></main>", "<p>One</p>"),
        ("<p><b>One</p><p>Two</p>", "<p><b>One</b></p><p>Two</p>"),
        ("<table><tr><td></p></div>One</td></tr></table>", "<table><tr><td>One</td></tr></table>"),
        ("<div/>One", "<div></div>One"),
        ("<script>let a = '<p>'", "<script>let a = '<p>'</script>"),
        ("<textarea><b>One", "<textarea>&lt;b&gt;One</textarea>"),
        ("One <!-- two", "One <!-- two-->"),
        ('One <p title="two', "One "),
        ("<svg><path><g/></svg>", "<svg><path><g/></path></svg>"),
        ("<h2>One</h3>Two", "<h3>OneTwo</h3>"),
    ],
)
def test_what_is_open_or_closes_nothing_is_mended(html, expected, tmp_path):
    assert read(filled(html, tmp_path)) == read(expected)


@pytest.mark.parametrize(
    "html",
    [
        "<div><section><b><i>One",
        "<table><tr><td><div>One",
        "</section></article></div></body></html>",
        "<!-- <p>",
        "<script>a",
        "<style>p {",
        "<textarea>a",
        "<select><option>a",
        "<svg><g>",
        "<a href='x'><p>",
        '<p title="',
        "<p title='a>",
        "<p",
        "<button><form><p>",
        "<b><p>One</b>Two</p>",
        "<title>a",
        "<iframe>",
        "<!-->--><div>",
        "<p></article>",
        "<plaintext>a",
        "<p></body></html>",
    ],
)
def test_nothing_reaches_into_the_next_chapter(html, tmp_path):
    book = f"<main><article>\n{filled(html, tmp_path)}\n</article><article id='next'><p>Next</p></article></main>"
    tree = html5lib.parse(book, namespaceHTMLElements=False)
    body = tree.find("body")
    assert [one.tag for one in body] == ["main"]
    assert [one.tag for one in body[0]] == ["article", "article"]
    following = body[0][1]
    assert (following.get("id"), [one.tag for one in following], following[0].text) == ("next", ["p"], "Next")


def test_ids_and_what_names_them(tmp_path):
    html = (
        '<h2 id="same">A</h2><p ID=\'a&amp;b\'>B</p><label for=own>C</label><input id=own list="same own">'
        '<td headers="same  own" aria-labelledby="content"></td><p id="" data-id="same">D</p><p id="content">E</p>'
    )
    tree = BeautifulSoup(filled(html, tmp_path), "html.parser")
    assert [one["id"] for one in tree.select("[id]")] == ["c-one--same", "a&b", "own", "", "c-one--content"]
    assert tree.h3["id"] == "c-one--same"
    assert (tree.label["for"], tree.input["list"]) == ("own", "c-one--same own")
    assert (tree.td["headers"], tree.td["aria-labelledby"]) == (["c-one--same", "own"], "c-one--content")
    assert tree.select_one("[data-id]")["data-id"] == "same"


@pytest.mark.parametrize(
    ("href", "expected"),
    [
        ("#same", "#c-one--same"),
        ("#own", "#own"),
        ("#nowhere", "#c-one"),
        ("", "#c-one"),
        ("two.html", "#c-two"),
        ("two.html#same", "#c-two--same"),
        ("../c/two.html?a=b#same", "#c-two--same"),
        ("./../c//two.html", "#c-two"),
        ("../workbook.html#own", "#own"),
        ("../workbook.html", "#workbook"),
        ("https://e.org/?a=1&amp;b=%22", "https://e.org/?a=1&b=%22"),
        ("//e.org/a", "//e.org/a"),
        ("mailto:a@e.org", "mailto:a@e.org"),
        ("plan%20a.txt", "https://e.org/course/c/plan%20a.txt"),
        ("caf\u00e9.txt", "https://e.org/course/c/caf%C3%A9.txt"),
        ("../other.html?a#b", "https://e.org/course/other.html?a#b"),
    ],
)
def test_where_links_lead(href, expected, tmp_path):
    html = f'<p id="same"></p><p id="own">See <a class="x" href="{href}" target="_blank" rel=\'y\'>there</a>.</p>'
    link = BeautifulSoup(filled(html, tmp_path, "https://e.org/course/"), "html.parser").a
    assert link.attrs == {"class": ["x"], "href": expected, "rel": ["y"]}


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<p>See <a href='x.txt'>a file</a>.</p>", "<p>See <a>a file</a>.</p>"),
        ("One<p>\n<a class='b' href='x.txt'>A <b>file</b></a> </p>two", "Onetwo"),
        ("<p id='p'><a href='x.txt'></a></p>", ""),
        ("<p><a href='x.txt'>A</a> <a href='#p'>B</a></p>", '<p><a>A</a> <a href="#c-one">B</a></p>'),
        ("<p><a href='x.txt'>A</a><a href='y.txt'>B</a></p>", "<p><a>A</a><a>B</a></p>"),
        ("<p>A</p><a href='x.txt'>B</a></p>", "<p>A</p><a>B</a>"),
        ("<pre><a href='x.txt'>B</a></pre>", "<pre><a>B</a></pre>"),
    ],
)
def test_what_leads_nowhere_is_no_link(html, expected, tmp_path):
    assert read(filled(html, tmp_path)) == read(expected)


def test_pictures_are_taken_in_and_films_are_not(tmp_path):
    (tmp_path / "c").mkdir()
    for name in ("a b.png", "film.mp4"):
        (tmp_path / "c" / name).write_bytes(b"x")
    html = (
        '<img srcset="a.png 2x" loading=lazy alt="A" src="a%20b.png?1"><img src=gone.png>'
        "<video src='film.mp4' poster='a%20b.png'></video><figure data-embed='film.mp4'></figure><input src=film.mp4>"
    )
    assert read(filled(html, tmp_path)) == read(
        '<img alt="A" src="data:image/png;base64,eA=="><img src="gone.png">'
        '<video poster="data:image/png;base64,eA=="></video><figure></figure><input src=film.mp4>'
    )
    film = BeautifulSoup(filled(html, tmp_path, "https://e.org/"), "html.parser")
    assert film.video["src"] == film.figure["data-embed"] == "https://e.org/c/film.mp4"


def test_the_navigation_has_what_is_in_the_file():
    link = '<li><a href="#a" aria-current="page">A</a></li>'
    gone = '<li><a href="https://e.org/b">B</a></li>'
    nested = f"<li><a>C</a><ul>{gone}{link}</ul></li>"
    navigation = parse(f"<nav><div>Pages</div><ul>{gone}{nested}<li>D<ul>{gone}</ul></li></ul></nav>")
    left = link.replace(' aria-current="page"', "")
    links = {"#a": "#a", "https://e.org/b": "https://e.org/b"}
    assert serialize(_contents(navigation, links)) == f"<li><a>C</a><ul>{left}</ul></li>"


def test_letters_of_any_script_stay_what_they_are_in_links(tmp_path):
    links = ["#größe%20&amp;%20mehr", "#gr%C3%B6%C3%9Fe &amp; mehr"]
    html = '<h2 id="größe &amp; mehr">A</h2>' + "".join(f'<a href="{link}">B</a>' for link in links)
    page = BeautifulSoup(filled(html, tmp_path), "html5lib")
    assert [link["href"] for link in page.select("a")] == ["#größe & mehr"] * 2
    assert page.h3["id"] == "größe & mehr"


def test_scripts_and_styles_of_a_page_are_taken_in(tmp_path):
    (tmp_path / "c").mkdir()
    (tmp_path / "c" / "own.js").write_text("let a = '</script>';", encoding="utf-8")
    (tmp_path / "c" / "own.css").write_text("p > b { color: red }", encoding="utf-8")
    html = '<p>A</p><script src="own.js?1"></script><link rel="stylesheet" href="own.css" media="print"><p>B</p>'
    page = BeautifulSoup(filled(html, tmp_path), "html5lib")
    assert page.script.string == "let a = '<\\/script>';"
    assert "src" not in page.script.attrs
    assert (page.style["media"], page.style.string) == ("print", "p > b { color: red }")


def test_tabs_of_two_pages_are_not_chosen_among_each_other(tmp_path):
    typed = "/// tab | One\nText.\n///\n\n/// tab | Two\nText.\n///\n"
    html = Markdown(extensions=["fieldbook"]).convert(typed)
    first, second = BeautifulSoup(filled(html, tmp_path, other=html), "html5lib").select("input")
    assert first["name"] == second["name"] == "c-one--__tabbed_1"


def test_a_diagram_is_no_code_in_the_file(tmp_path):
    html = '<pre class="mermaid"><code>graph LR\n A --&gt; B[&quot;C&quot;]</code></pre><pre><code>a</code></pre>'
    first, second = BeautifulSoup(filled(html, tmp_path), "html5lib").select("pre")
    assert (first.string, second.code.string) == ('graph LR\n A --> B["C"]', "a")
