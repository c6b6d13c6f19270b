"""What theorems, proofs and their like are called above their box: a callout has no word for them of its own."""

from __future__ import annotations

KINDS = (
    *("theorem", "lemma", "corollary", "proposition", "conjecture", "definition", "proof", "remark", "axiom"),
    *("algorithm", "hypothesis", "criterion", "assumption", "observation", "property"),
)
_WORDS = {
    "de": "Satz Lemma Korollar Proposition Vermutung Definition Beweis Bemerkung Axiom Algorithmus Hypothese",
    "es": "Teorema Lema Corolario Proposición Conjetura Definición Demostración Observación Axioma Algoritmo Hipótesis",
    "fr": "Théorème Lemme Corollaire Proposition Conjecture Définition Preuve Remarque Axiome Algorithme Hypothèse",
    "it": "Teorema Lemma Corollario Proposizione Congettura Definizione Dimostrazione Osservazione Assioma Algoritmo",
    "nl": "Stelling Lemma Gevolg Propositie Vermoeden Definitie Bewijs Opmerking Axioma Algoritme Hypothese",
    "pl": "Twierdzenie Lemat Wniosek Stwierdzenie Hipoteza Definicja Dowód Uwaga Aksjomat Algorytm Hipoteza",
    "pt": "Teorema Lema Corolário Proposição Conjectura Definição Demonstração Observação Axioma Algoritmo Hipótese",
    "ja": "定理 補題 系 命題 予想 定義 証明 注意 公理 アルゴリズム 仮説",
    "ar": "مبرهنة تمهيدية نتيجة قضية حدسية تعريف برهان ملاحظة بديهية خوارزمية فرضية",
}
"""The first of the kinds above in other languages, in the same order."""


def kind_in(name: str) -> str:
    """Return the kind that a block's name means, "" where it means none: `prf:theorem` is a theorem."""
    bare = name.lower().rpartition(":")[2]
    return bare if bare in KINDS else ""


def titled(names: str, title: str, language: str) -> str:
    """Return the title of a box that one of its names makes a theorem or the like: its kind, and what it is called."""
    kind = next((kind for name in names.split() if (kind := kind_in(name))), "")
    if not kind:
        return title
    words = dict(zip(KINDS, _WORDS.get(language.partition("-")[0], "").split(), strict=False))
    word = words.get(kind, kind.capitalize())
    # The author may have said so.
    return title if word.casefold() in title.casefold() else f"{word}: {title}" if title else word
