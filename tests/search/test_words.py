"""Texts are cut where readers see a word end, here and in the browser alike."""

from __future__ import annotations

import pytest

from fieldbook.search.words import cut, forms

CASES = {
    "(worksheet) “Level” [one] a/b –dash ¿Qué?": "worksheet level one a b dash que",
    "Señor, señora & ÑANDÚ": "senor senora nandu",
    "l'école, l’œuvre, ça coûte": "l ecole l oeuvre ca coute",
    "Straße Übung GRÖẞE": "strasse ubung grosse",
    "ação não": "acao nao",
    "co\u00adoperate e\u0301te\u0301 zero\u200bwidth": "cooperate ete zero width",
    "图书馆的书": "图书 书馆 馆的 的书 书",
    "部分テスト ﾊﾟｰﾃｨ": "部分 分テ テス スト ト パー ーテ ティ ィ",
    "PDF文書": "pdf 文書 書",
    "ห้องสมุด": "ห้ ้อ อง งส สม มุ ุด ด",
    "도서관에서 만나요": "도서관에서 만나요",
    "أَهْلًا": "اهلا",
    "مكتبة على کتابی": "مكتبه علي كتابي",
    "שָׁלוֹם": "שלום",
    "हिन्दी में": "हिन्दी में",
    "Ёлка ΛΌΓΟΣ λόγος": "елка λογοσ λογοσ",
    "İstanbul ısı": "istanbul isi",
    "x² ① ﬁn": "x2 1 fin",
    "": "",
}


@pytest.mark.parametrize("text", CASES)
def test_words(text):
    assert " ".join(cut(text)) == CASES[text]


def test_an_arabic_word_is_found_without_its_article():
    assert forms("الكتاب") == ("الكتاب", "كتاب")
    assert forms("والكتاب")[1] == "كتاب"
    assert forms("الا") == ("الا",)
    assert forms("alma") == ("alma",)
