"""The language of a course, by what its settings say or by its most common words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

_COMMON = {
    "en": "the of and to in is that for with you are this be it your or can what how will from have",
    "es": "el los las que y una con para su del más cómo qué por es un al lo se usted sus como este esta en de la",
    "pt": "não os uma com para você são também dos das ao seu sua em um é por que de ou pelo pela isso as à",
    "fr": "le les des et est une dans que pour qui sur avec au du ne pas vous nous aux ce cette votre",
    "de": "der die das und ist den von zu mit ein eine auf für nicht sich sie dem des wie werden oder",
    "it": "il che di per con del della non sono gli dei come più si nel alla questo una è un",
    "ca": "els les que amb per del dels seu són aquest aquesta també més una és un i al",
    "nl": "het een van dat op te voor zijn niet aan je door ook bij en de worden deze",
}
"""Common words; left out are those that are common in another of the languages with another meaning."""
_SETS = {code: frozenset(words.split()) for code, words in _COMMON.items()}
_CODE = re.compile(r"^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$")
_ENOUGH = 200_000


def detect(texts: Iterable[str], default: str = "en") -> str:
    """Return the code of the language that most of the text is in, of those known here."""
    counts: Counter[str] = Counter()
    read = 0
    for text in texts:
        counts.update(re.findall(r"[^\W\d_]+", text[:20_000].lower()))
        read += min(len(text), 20_000)
        if read > _ENOUGH:
            break
    scores = {code: sum(counts[word] for word in words) for code, words in _SETS.items()}
    best = max(scores, key=lambda code: (scores[code], code == default))
    return best if scores[best] > 0 else default


def stated(*values: object) -> str:
    """Return the first value that is the code of a language, or ""."""
    for value in values:
        if isinstance(value, str) and _CODE.match(value.strip()):
            return value.strip().replace("_", "-")
    return ""
