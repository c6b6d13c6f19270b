"""The language of a course, by what its settings say or by its most common words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cached_property

from spellchecker import SpellChecker

_COMMON = {
    "en": "the of and to in is that for with you are this be it your or can what how will from have not did was were "
    "they we our their about there which when",
    "es": "el los las que y una con para su del más cómo qué por es un al lo se usted sus como este esta en de la",
    "pt": "não os uma com para você são também dos das ao seu sua em um é por que de ou pelo pela isso as à",
    "fr": "le les des et est une dans que pour qui sur avec au du ne pas vous nous aux ce cette votre la un",
    "de": "der die das und ist den von zu mit ein eine auf für nicht sich sie dem des wie werden oder",
    "it": "il che di per con del della non sono gli dei come più si nel alla questo una è un la",
    "ca": "els les que amb per dels seu són aquest aquesta també més una és un al i",
    "nl": "het een van dat op te voor zijn niet aan je door ook bij en de worden deze",
    "pl": "jest dla które który się na nie że jak czy oraz przez lub ale być to od do po są jego ich",
    "sv": "och att det som en på är av för med den till inte om ett har de vi kan du",
    "da": "og at det som en på er af for med den til ikke om et har de vi kan du der",
    "nb": "og at det som en på er av for med den til ikke om et har de vi kan du seg",
    "fi": "ja on ei että se hän ovat joka mutta myös kun tai niin voi ole sekä",
    "cs": "je na se že to jako pro jsou které ale který aby nebo byl jeho také při ze",
    "sk": "je na sa že to ako pre sú ktoré ale ktorý aby alebo bol jeho tiež pri zo",
    "hu": "és hogy az nem egy ez is meg van csak vagy már mint ki de fel kell",
    "ro": "și în este care nu sunt pentru din mai sau ce un fi prin",
    "tr": "ve bir bu için ile da de çok gibi olarak ne daha olan kadar ya var değil",
    "eu": "eta da ez bat dira du egin behar dute hau duen izan baina bere",
    "gl": "o os as unha con para non que do da dos das máis como son pola polo ao",
    "hr": "je da se na za su koji kako ili što od nije može ali biti kao",
    "lt": "ir yra kad su bei kaip iš tai ne bet arba kuris būti savo",
    "et": "ja on ei et see kui ka või mis oma selle olema kes",
    "cy": "yn yr ac i o ar mae am gan eich ei wedi bod neu sydd",
    "id": "yang dan di untuk dengan ini pada dari adalah tidak itu dalam atau akan anda",
    "vi": "và là của có cho không được các một với những trong để này bạn",
}
"""Common words. A single letter decides for nobody: it is a word in some language or other."""
_SETS = {code: frozenset(word for word in words.split() if len(word) > 1) for code, words in _COMMON.items()}
_SCRIPTS = {
    "el": "\u0370-\u03ff",
    "he": "\u0590-\u05ff",
    "ar": "\u0600-\u06ff",
    "hi": "\u0900-\u097f",
    "th": "\u0e00-\u0e7f",
    "ko": "\uac00-\ud7af",
    "ja": "\u3040-\u30ff",
    "zh": "\u4e00-\u9fff",
    "ru": "\u0400-\u04ff",
}
"""Scripts that tell a language, or the one that is written in it most."""
_CODE = re.compile(r"^[a-z]{2,3}(?:[-_][A-Za-z]{2,4})?$")
_ENOUGH = 200_000
_FENCED = re.compile(r"^[ \t]*(`{3,}|~{3,}).*?^[ \t]*\1[`~]*[ \t]*$|`[^`\n]+`|<[^<>]*>|https?://\S+", re.M | re.S)
_FEW = 3
"""Common words from which on they speak against what is stated."""
_LEAST, _SHARE, _AHEAD, _FAR_AHEAD = 5, 0.16, 1.25, 2.5
"""Common words, their share of all, and the lead before the next language, from which on they decide."""


def contradicts(texts: Iterable[str], stated: str) -> str:
    """Return the language that the few words of texts speak for, against what is stated of them; "" for none.

    Word processors say a language where nobody has chosen one.
    """
    counts: Counter[str] = Counter()
    for text in texts:
        counts.update(re.findall(r"[^\W\d_]+", _FENCED.sub(" ", text[:20_000]).lower()))
    scores = {code: sum(counts[word] for word in words) for code, words in _SETS.items()}
    best = max(scores, key=lambda code: scores[code])
    said = scores.get(stated.partition("-")[0], 0)
    others = max(score for code, score in scores.items() if code != best)
    return best if scores[best] >= _FEW and scores[best] > 2 * said and scores[best] > others else ""


def detect(texts: Iterable[str], default: str = "en") -> str:
    """Return the code of the language that most of the text is in; `default` where its words are too few to say."""
    counts: Counter[str] = Counter()
    letters: Counter[str] = Counter()
    read = 0
    for text in texts:
        plain = _FENCED.sub(" ", text[:20_000])
        counts.update(re.findall(r"[^\W\d_]+", plain.lower()))
        letters.update({code: len(re.findall(f"[{span}]", plain)) for code, span in _SCRIPTS.items()})
        read += min(len(text), 20_000)
        if read > _ENOUGH:
            break
    total = sum(counts.values())
    if letters and max(letters.values()) > sum(len(word) * count for word, count in counts.items()) / 3:
        return _by_script(letters, counts)
    scores = sorted(((sum(counts[word] for word in words), code) for code, words in _SETS.items()), reverse=True)
    (best, code), (second, _other) = scores[0], scores[1]
    sure = best >= _LEAST and best >= total * _SHARE and best >= second * _AHEAD
    # Words of no other language stand beside them.
    alone = best > _LEAST and best >= total * _SHARE / 2 and best >= second * _FAR_AHEAD
    return code if sure or alone else default


def _by_script(letters: Counter[str], counts: Counter[str]) -> str:
    code = (
        "ja" if letters["ja"] > letters["zh"] / 10 and letters["ja"] else max(letters, key=lambda found: letters[found])
    )
    words = " ".join(counts)
    if code == "ru" and re.search("[іїєґ]", words):
        return "uk"
    return "bg" if code == "ru" and "ъ" in words and not re.search("[ыэё]", words) else code


def stated(*values: object) -> str:
    """Return the first value that is the code of a language, or ""."""
    for value in values:
        if isinstance(value, str) and _CODE.match(value.strip()):
            return value.strip().replace("_", "-")
    return ""


_MUCH = 20
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


class Vocabulary:
    """The words of a course in `language`; the dictionary is opened only where it is asked."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        self._texts, self.language = list(texts), language

    @cached_property
    def _own(self) -> Counter[str]:
        # A torn piece stands once; what stands twice, or in a line without a tab, is a word.
        found: Counter[str] = Counter()
        for text in self._texts:
            for line in text.split("\n"):
                head, tab, tail = line.partition("\t")
                whole = tail if tab and len(head.strip()) < 6 else line
                found.update(
                    word.casefold() for word in _WORD.findall(whole.partition(" ")[2] if tab and head else whole)
                )
        return found

    @cached_property
    def _dictionary(self) -> SpellChecker | None:
        return SpellChecker(language=self.language, distance=1) if self.language in SpellChecker.languages() else None

    def __contains__(self, word: str) -> bool:
        bare = word.casefold()
        # Dictionaries leave out many plurals.
        forms = {bare, bare.removesuffix("s"), bare.removesuffix("es")}
        return bare in self._own or (self._dictionary is not None and any(form in self._dictionary for form in forms))

    def matching(self, pattern: str) -> list[str]:
        """Return the words of the course, or else of the dictionary, that match a pattern, most frequent first."""
        compiled = re.compile(pattern, re.I)
        own = [word for word, _ in self._own.most_common() if compiled.fullmatch(word)]
        if own or self._dictionary is None:
            return own
        found = [word for word in self._dictionary.word_frequency.words() if compiled.fullmatch(word)]
        return sorted(found, key=lambda word: -int(self._dictionary.word_frequency[word]) if self._dictionary else 0)

    def is_rare_beside(self, word: str, other: str) -> bool:
        """Tell whether `word` is so much rarer in its language than `other` that it is hardly meant."""
        if self._dictionary is None or word.casefold() in self._own:
            return False
        frequency = self._dictionary.word_frequency
        return int(frequency[word.casefold()]) * _MUCH < int(frequency[other.casefold()])

    def near(self, word: str) -> list[str]:
        """Return what the dictionary holds one letter away from `word`."""
        return sorted(self._dictionary.candidates(word) or ()) if self._dictionary else []
