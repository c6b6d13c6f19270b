"""What the class names and titles of boxes in older courses mean, and words of headings, in several languages."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable

from .element_names import names

WORKSHEET, OUTCOMES, VIDEOS, LEVEL, FACILITATOR = "worksheet", "outcomes", "videos", "level", "facilitator"
DETAILS, TAB, QUIZ = "details", "tab", "quiz"
"""Kinds of boxes that become something else than a callout."""

_NAMES = {
    WORKSHEET: "worksheet worksheets hoja-de-trabajo hojas-de-trabajo ficha-de-trabajo planilla",
    OUTCOMES: "objectives objective outcomes outcome goals goal learning-objectives learning-outcomes objetivos "
    "objetivo metas resultados resultados-de-aprendizaje aprendizajes",
    VIDEOS: "videos video",
    DETAILS: "details solution solutions solucion soluciones respuesta respuestas answer answers spoiler dropdown "
    "collapse collapsible toggle accordion foldable",
    TAB: "tab",
    LEVEL: "colorhighlight",
    QUIZ: "quiz quizz test selftest self-test cuestionario",
    FACILITATOR: "facilitator facilitators facilitador facilitadora instructor teacher-notes trainer facilitator-only "
    "facilitator-only-block facilitator-note facilitator-notes instructor-only instructor-note instructor-notes "
    "teacher-only teacher-note trainer-note trainer-notes",
    "activity": "activity activities actividad actividades exercise exercises ejercicio ejercicios task tasks "
    "tarea tareas challenge challenges practice practica assignment try try-it tryit reto homework lab",
    "warning": "warning warnings negative danger caution important advertencia atencion aviso peligro cuidado error "
    "importante",
    "tip": "tip tips consejo consejos success positive hint truco sugerencia recomendacion",
    "example": "example examples ejemplo ejemplos",
    "case-study": "case-study case-studies casestudy casestudies case caso casos caso-practico estudio-de-caso story "
    "stories historia",
    "quote": "quote quotes cita citas testimonial testimonials testimonio pullquote pull-quote",
    "reflection": "reflection reflections reflexion reflexiona reflect discuss discussion discusion debate question "
    "questions pregunta preguntas think think-about",
    "key-points": "keypoints key-points keypoint summary resumen takeaway takeaways key-takeaways recap "
    "puntos-clave ideas-clave conclusion conclusiones key-ideas highlights",
    "resources": "resources resource recursos recurso additional-resources further-reading readmore read-more "
    "bibliografia lecturas references lecturas-adicionales recursos-adicionales reading readings mas-informacion",
    "info": "info information informacion checklist note notes nota notas notice definition definicion "
    "background prereq primary secondary sidebar callout alert panel well "
    "aside box infobox info-box textbox text-box highlight table-format admonition jumbotron card message "
    "recuadro caja destacado cuadro",
}
_GENERIC = names(
    "primary secondary sidebar callout alert panel well aside box infobox info-box textbox text-box "
    "highlight table-format admonition jumbotron card message recuadro caja destacado cuadro"
)
"""Names that only say that there is a box; another name beside them says which."""
_ELSEWHERE = {
    WORKSHEET: "arbeitsblatt arbeitsbogen fiche-de-travail fiche-d-activite folha-de-trabalho ficha-de-trabalho "
    "werkblad werkbladen karta-pracy karty-pracy scheda-di-lavoro ワークシート ورقة-عمل",
    OUTCOMES: "lernziele lernziel objectifs objectifs-d-apprentissage objectifs-pedagogiques objetivos-de-aprendizagem "
    "leerdoelen leerdoel doelen cele cele-lekcji obiettivi obiettivi-di-apprendimento 目標 学習目標 到達目標 "
    "أهداف الأهداف أهداف-التعلم",
    DETAILS: "loesung losung losungen antwort reponse reponses corrige solucao solucoes resposta respostas gabarito "
    "oplossing oplossingen antwoord antwoorden rozwiązanie rozwiązania odpowiedź odpowiedzi soluzione soluzioni "
    "risposta risposte 解答 解答例 答え 正解 الحل حل الإجابة إجابة",
    FACILITATOR: "fur-die-leitung fur-lehrende note-pour-l-animateur note-au-formateur nota-para-o-facilitador "
    "voor-de-docent voor-de-begeleider dla-prowadzącego dla-nauczyciela per-il-docente 講師向け للمدرب",
    "activity": "aufgabe aufgaben ubung ubungen aktivitat exercice exercices activite activites a-vous-de-jouer "
    "atividade atividades exercicio exercicios opdracht opdrachten oefening oefeningen activiteit "
    "ćwiczenie ćwiczenia zadanie zadania attività esercizio esercizi 演習 練習 練習問題 課題 やってみよう "
    "نشاط تمرين تمارين",
    "warning": "achtung warnung vorsicht wichtig avertissement attention prudence cuidado atencao aviso "
    "waarschuwing let-op opgelet belangrijk uwaga ostrzeżenie ważne attenzione avvertenza 注意 警告 重要 تحذير تنبيه",
    "tip": "tipp tipps astuce astuces conseil conseils dica dicas wskazówka wskazówki rada porada "
    "suggerimento consiglio ヒント コツ نصيحة تلميح",
    "example": "beispiel beispiele exemple exemples exemplo exemplos voorbeeld voorbeelden przykład przykłady "
    "esempio esempi 例 具体例 مثال أمثلة",
    "case-study": "fallbeispiel fallstudie etude-de-cas estudo-de-caso praktijkvoorbeeld casus studium-przypadku "
    "caso-di-studio 事例 دراسة-حالة",
    "quote": "zitat citation citacao citaat cytat citazione 引用 اقتباس",
    "reflection": "nachdenken reflexion diskussion frage fragen a-discuter pour-reflechir discussao reflexao pergunta "
    "reflectie bespreken vraag vragen refleksja dyskusja pytanie pytania riflessione discussione domanda domande "
    "考えてみよう 質問 تأمل سؤال",
    "key-points": "zusammenfassung das-wichtigste merke auf-einen-blick a-retenir en-bref resume points-cles "
    "pontos-chave resumo samenvatting kernpunten onthoud podsumowanie zapamiętaj riepilogo punti-chiave "
    "まとめ 要点 ポイント ملخص خلاصة",
    "resources": "literatur quellen weiterfuhrendes ressources pour-aller-plus-loin bibliographie leituras "
    "bronnen meer-lezen zasoby źródła risorse bibliografia 参考 参考文献 参考資料 مراجع مصادر",
    "info": "hinweis hinweise definition bemerkung remarque a-noter observacao definicao "
    "opmerking informatie informacja definicja informazioni definizione 補足 メモ 情報 ملاحظة معلومة",
}
"""The same in German, French, Portuguese, Dutch, Polish, Italian, Japanese and Arabic."""


def plain_class(name: str) -> str:
    """Return a class name as it is looked up: lower case, no accents, hyphens."""
    bare = unicodedata.normalize("NFKD", name.lower())
    return "".join(mark for mark in bare if not unicodedata.combining(mark)).replace("_", "-")


_KINDS = {
    plain_class(name): kind for table in (_ELSEWHERE, _NAMES) for kind, names in table.items() for name in names.split()
}
_TITLES = names("title box-title callout-title panel-title card-title admonition-title titulo titulo-caja")
_HEADERS = names("panel-heading card-header callout-header header")

_SIGNS = {
    "tip": "💡✨🌟👍", "warning": "⚠️❗🚨⛔🛑❌", "info": "ℹ️📌📎🔎🔍🗒📣👉", "activity": "✏️📝🎯🏋🛠🧩🎬",
    "key-points": "✅☑️🔑🏁", "reflection": "🤔❓💭💬", "resources": "📚📖🔗", "example": "🧪", "quote": "🗣",
}  # fmt: skip
"""What the signs mean with which boxes begin, Notion's among them."""

WORKSHEET_WORDS = re.compile(
    r"\b(?:work\s?sheets?|hojas? de trabajo|fichas? de trabajo|planillas? de trabajo|gu[ií]as? de trabajo"
    r"|arbeitsbl(?:att|ätter)|arbeitsb(?:ogen|ögen)|fiches? (?:de travail|d['’]activités?)"
    r"|f(?:olhas?|ichas?) de trabalho|werkblad(?:en)?|kart[ay] pracy|sched[ae] di lavoro)\b"
    r"|ワークシート|(?:ورقة|أوراق) (?:ال)?عمل",
    re.I,
)
"""Words of a heading that make what stands under it a worksheet."""

OUTCOME_WORDS = re.compile(
    r"^(?:\W*(?:section|module|unit|lesson|course|m[oó]dulo|unidad|lecci[oó]n)?[\s\d.:–-]*)"
    r"(?:(?:learning|course|module|section|lesson|unit|training)\s+(?:outcomes?|objectives?|goals?|targets?|aims)"
    r"|(?:goals?|objectives?|outcomes?|aims)(?:\s+(?:for|of)\s+(?:this|the)\s+\w+)?\s*:?\s*$"
    r"|what\s+(?:you(?:['’]ll| will)|will you)\s+(?:learn|be able to do)\b"
    r"|(?:resultados?|objetivos?|metas?|logros)\s+(?:de(?:l)?|esperados|para)\s+(?:\w+\s+)?"
    r"(?:aprendizajes?|m[oó]dulo|curso|unidad|secci[oó]n|lecci[oó]n|tema|formaci[oó]n|est[ae])\b"
    r"|(?:objetivos?|metas?)\s*:?\s*$"
    r"|(?:objetivos|resultados)\s+d[ea]\s+(?:aprendizage[mn]s?|aula|li[cç][aã]o)\b"
    r"|objectifs?(?:\s+(?:d['’]apprentissage|p[eé]dagogiques?|du\s+\w+|de\s+la\s+\w+))?\s*:?\s*$"
    r"|lern(?:ziele?|ergebnisse?)\b|(?:ziele|doelen|doelstellingen|obiettivi)\s*:?\s*$"
    r"|leer(?:doel(?:en)?|uitkomsten)\b|obiettivi\s+(?:di\s+apprendimento|formativi|didattici)\b"
    r"|(?:was|das)\s+(?:sie|du|ihr)\b.{0,20}\blern(?:en|st|t)\b|kursziele?\b"
    r"|(?:qu[eé]|lo que)\s+(?:vas a|va a|vamos a)?\s*aprender(?:[aá]s|emos|[aá])?\b"
    r"|wat\s+(?:je|u)\s+(?:leert|gaat\s+leren)\b|cele(?:\s+(?:lekcji|kursu|szkolenia|modułu|warsztatu|edukacyjne))?\s*:?\s*$"
    r"|czego\s+(?:się\s+)?(?:nauczysz|dowiesz)\b|(?:学習|到達)?目標\s*[:：]?\s*$|.{0,12}で(?:学ぶ|学べる)こと"
    r"|(?:ال)?أهداف(?:\s+\S+)?\s*:?\s*$|نواتج\s+التعلم|ماذا\s+ستتعلم)",
    re.I,
)
"""Words of a heading that announce outcomes."""

LEVEL_WORDS = re.compile(
    r"\b(?:levels?|ladder|stages?|steps?|rungs?|spectrum|continuum|niveles|nivel|escalera|etapas?|peldaños?|grados?"
    r"|\w*stufen?|\w*niveaus?|ebenen|stufenleiter|niveaux|[ée]chelle|[ée]tapes?|paliers?|n[íi]veis|n[íi]vel|escada"
    r"|degraus?|treden|poziom(?:y|ów)?|stopnie|stopni|szczeble|drabina|livell[io]|gradini)\b"
    r"|レベル|段階|(?:ال)?مستويات|(?:ال)?مراحل",
    re.I,
)
"""Words of a heading that announce a ladder of levels."""


GENERIC_STYLE = re.compile(
    r"background(?:-color)?\s*:\s*(?!\s*(?:transparent|white|none|inherit|initial|unset|#fff(?:fff)?\b|url))[#a-z(]"
    r"|(?<![\w-])border(?:-left)?\s*:\s*(?!0|none|inherit|initial)[^;]*(?:solid|double|dashed|dotted)",
    re.I,
)
"""A style that shows a box."""


def kind_of(classes: Iterable[str]) -> str:
    """Return the kind of box that class names say, in any order, or "" where they say none."""
    names = [plain_class(name) for name in classes]
    special = [name for name in names if name not in _GENERIC]
    for name in special:
        if kind := _KINDS.get(name):
            return kind
    for name in names:
        if "--" in name and (kind := _KINDS.get(name.rpartition("--")[2])):
            return kind
        parts = re.split(r"-+", name)
        named = len(parts) > 1 and parts[0] in _GENERIC | {"bs", "gb", "hint", "box", "confluence"}
        if named and (kind := _KINDS.get(parts[-1])):
            return kind
    return next((kind for name in names if (kind := _KINDS.get(name))), "")


def kind_of_title(title: str) -> str:
    """Return the kind of box that the first words of a title say, as in `Tip: ask early`; "" where they say none."""
    words = re.findall(r"[^\W\d_]+", title.casefold())[:3]
    for count in (3, 2, 1):
        if len(words) >= count and (kind := _KINDS.get(plain_class("-".join(words[:count])))):
            alone = len(words) == count or re.match(r"\W*(?:\w+\W+){0,2}?\w+\s*(?:\d+\s*)?[:：.!–—-]", title)
            return kind if alone and kind not in (LEVEL, TAB, VIDEOS) else ""
    return ""


def kind_of_sign(sign: str) -> str:
    """Return the kind of box that a sign at its beginning tells, "" for any other letter."""
    return next((kind for kind, signs in _SIGNS.items() if sign in signs and sign != "\ufe0f"), "")


def is_generic(classes: Iterable[str]) -> bool:
    """Tell whether class names say no more than that there is a box."""
    return all(
        plain_class(name) in _GENERIC | {"office-box", "", "info", "note", "div", "aside", "section", "p"}
        for name in classes
    )


def is_title(classes: Iterable[str]) -> bool:
    """Tell whether class names say that an element is the title of its box."""
    return any(plain_class(name).rpartition("--")[2] in _TITLES | _HEADERS for name in classes)
