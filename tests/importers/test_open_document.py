"""Documents of LibreOffice: what it writes, and what it locks."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from fieldbook.importers import RefusedError, import_course
from tests.importers.word import PICTURE

SPACES = " ".join(
    f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{path}:1.0"'
    for name, path in {
        **{name: name for name in ("office", "style", "text", "table", "form")},
        **{"fo": "xsl-fo-compatible", "draw": "drawing", "svg": "svg-compatible"},
    }.items()
)
STYLES = """<office:styles>
<style:default-style style:family="paragraph"><style:text-properties fo:language="de"/></style:default-style>
<style:style style:name="Title" style:family="paragraph"/>
<text:list-style style:name="L"><text:list-level-style-number text:level="1" style:num-format="1"/></text:list-style>
<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="☐"/></text:list-style>
</office:styles>
<office:master-styles><style:footer><text:p>Bücherei Nord</text:p></style:footer></office:master-styles>"""
CONTENT = """<office:automatic-styles>
<style:style style:name="P1" style:family="paragraph" style:parent-style-name="Title"/>
<style:style style:name="P2" style:family="paragraph"><style:paragraph-properties fo:border="1pt solid"/></style:style>
<style:style style:name="P3" style:family="paragraph"><style:paragraph-properties><style:tab-stops>
<style:tab-stop style:leader-style="solid"/></style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="T1" style:family="text"><style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="T2" style:family="text"><style:text-properties style:text-position="sub 58%"/></style:style>
<style:style style:name="T3" style:family="text"><style:text-properties text:display="none"/></style:style>
</office:automatic-styles><office:body><office:text>
<office:forms><form:form><form:checkbox form:id="c1" form:label="nie"/></form:form></office:forms>
<text:tracked-changes><text:changed-region><text:deletion><text:p>Weg</text:p></text:deletion></text:changed-region>
</text:tracked-changes>
<text:p text:style-name="P1">Der Besuch</text:p>
<text:p>Geht <text:span text:style-name="T1">hin</text:span>, trinkt H<text:span text:style-name="T2">2</text:span>O.
<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>So Kania.</text:p></text:note-body>
</text:note><text:span text:style-name="T3">geheim</text:span><office:annotation>
<text:p>Ja?</text:p></office:annotation></text:p>
<text:p text:style-name="P2">Tipp: Geht früh.</text:p>
<text:list text:style-name="L"><text:list-item><text:p>eins</text:p></text:list-item></text:list>
<text:p>Dazwischen.</text:p>
<text:list text:style-name="L" text:continue-numbering="true">
<text:list-item><text:p>zwei</text:p></text:list-item></text:list>
<text:p><draw:frame><draw:image xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="Pictures/a.png"/>
<svg:desc>Ein Tor</svg:desc></draw:frame></text:p>
<text:h text:outline-level="1">Arbeitsblatt 1: Euer Plan</text:h>
<text:p>Wen fragt ihr?</text:p><text:p>__________</text:p><text:p>Wie oft?</text:p>
<text:list text:style-name="B"><text:list-item><text:p>oft</text:p></text:list-item></text:list>
<text:p><draw:control draw:control="c1"/></text:p>
<text:p text:style-name="P3">Ort:<text:tab/></text:p>
<text:p>Stufe: <text:drop-down><text:label text:value="neu"/><text:label text:value="alt"/>neu</text:drop-down></text:p>
<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>Was</text:p></table:table-cell>
<table:table-cell><text:p>Wer</text:p></table:table-cell></table:table-row></table:table-header-rows>
<table:table-row><table:table-cell table:number-columns-repeated="2"><text:p/></table:table-cell></table:table-row>
</table:table></office:text></office:body>"""


def document(manifest: str = "", meta: str = "") -> bytes:
    """Return a document of LibreOffice."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        archive.writestr("META-INF/manifest.xml", manifest)
        archive.writestr("meta.xml", meta)
        archive.writestr("Pictures/a.png", PICTURE)
        for name, inner in (("content", CONTENT), ("styles", STYLES)):
            archive.writestr(f"{name}.xml", f"<office:document-{name} {SPACES}>{inner}</office:document-{name}>")
    return made.getvalue()


def test_a_document_of_libre_office(tmp_path: Path) -> None:
    (tmp_path / "plan.odt").write_bytes(document())
    imported = import_course(tmp_path / "plan.odt", tmp_path / "out")
    assert (imported.problems, imported.measure.lost, imported.language) == ([], (), "de")
    text = (tmp_path / "out" / "docs" / "plan.md").read_text("utf-8")
    assert text.startswith("---\ntitle: Der Besuch\n")
    assert "Geht **hin**, trinkt H<sub>2</sub>O. [^1]\n\n/// tip\n\nGeht früh.\n\n///\n\n1. eins\n" in text
    assert "Dazwischen.\n\n2. zwei\n\n![Ein Tor](images/plan-1.png)\n" in text
    assert "/// worksheet | Euer Plan\n    id: euer-plan\n\nWen fragt ihr?\n\n______\n\nWie oft?\n\n- [ ] oft\n" in text
    assert "- [ ] nie\n\nOrt: ____\n\nStufe: ( ) neu ( ) alt\n\n" in text
    assert "| Was | Wer |\n|---|---|\n|   |   |\n\n///\n\n[^1]: So Kania.\n" in text
    report = (tmp_path / "out" / "IMPORT.md").read_text("utf-8")
    for told in ("text that is hidden", "1 comment", "1 tracked change", "“Bücherei Nord”, which stood"):
        assert told in report


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"PK no", "it is damaged"),
        (document("<manifest:encryption-data/>"), "it is locked with a password"),
        (document(meta='<meta:user-defined meta:name="fieldbook 1">'), "it is the workbook of a course"),
    ],
    ids=["damaged", "locked", "workbook"],
)
def test_a_document_that_cant_be_read_is_told(data: bytes, why: str, tmp_path: Path) -> None:
    (tmp_path / "plan.odt").write_bytes(data)
    with pytest.raises(RefusedError, match=f"plan.odt.*{why}"):
        import_course(tmp_path / "plan.odt", tmp_path / "out")
