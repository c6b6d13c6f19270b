"""Lists of a page of HTML in which a class or a value says which choice is right, as its program knew it."""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag

from .element_names import names
from .ledger import Ledger

_RIGHT = names(
    "correct is-correct correct-answer correct_answer correctanswer answer-correct correct-option correct-choice "
    "right-answer right_answer rightanswer"
)
_TRUE = ("data-correct", "data-is-correct", "data-iscorrect", "data-right", "data-answer")


def read(soup: BeautifulSoup, ledger: Ledger) -> None:
    """Write before each choice of such a list whether it is right."""
    for listed in soup.find_all(["ul", "ol"], attrs={"data-component": "multiplechoice"}):
        _from_runestone(soup, listed)
    for listed in soup.find_all(["ul", "ol"]):
        items = listed.find_all("li", recursive=False)
        right = [_is_right(item) for item in items]
        if not any(right) or all(right):
            continue
        opened, shut = "[]" if sum(right) > 1 else "()"
        for item, is_right in zip(items, right, strict=True):
            for control in item.find_all("input", type=["radio", "checkbox"]):
                control.decompose()
            item.insert(0, f"{opened}{'x' if is_right else ' '}{shut} ")
        listed.name = "ul"
        ledger.became(listed.sourceline or 0, "what only the page's program knew to be right is marked in its list")


def _from_runestone(soup: BeautifulSoup, listed: Tag) -> None:
    """Put what Runestone asks above its choices, and what it tells of each into that choice."""
    choice: Tag | None = None
    for item in [one for one in listed.children if not isinstance(one, Tag) or one.name != "li"]:
        listed.insert_before(item.extract())
    for item in listed.find_all("li", recursive=False):
        if item.get("data-component") != "feedback":
            choice = item
            item["data-correct"] = "true" if item.has_attr("data-correct") else "false"
            for block in item.find_all(["p", "div"], recursive=False)[:1]:
                block.unwrap()
        elif choice is not None:
            told = soup.new_tag("blockquote")
            told.extend(list(item.children))
            choice.append(told)
            item.decompose()


def _is_right(item: Tag) -> bool:
    """Tell whether a choice is one that its page says is right."""
    said = {str(name).lower() for name in item.get_attribute_list("class") if name}
    return bool(said & _RIGHT) or any(str(item.get(key)).lower() == "true" for key in _TRUE)
