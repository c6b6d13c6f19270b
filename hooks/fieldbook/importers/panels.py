"""Parts of a page of HTML that its program shows and hides: sections that a button opens, and tabs.

Sources: the WAI-ARIA authoring practices (disclosure, accordion, tabs) and Bootstrap's documentation of the same.
"""

from __future__ import annotations

from bs4 import BeautifulSoup, Tag
from bs4.element import NavigableString

from .element_names import HEADINGS

_TOGGLES = ("data-toggle", "data-bs-toggle")
_HOLDERS = ("li", "ul", "ol", "div", *HEADINGS)
_HOLD = ("accordion", "collapse", "card-body", "expand-container")
_TARGETS = ("aria-controls", "data-bs-target", "data-target", "href")


def read(soup: BeautifulSoup) -> None:
    """Make blocks that unfold of sections that a button opens, and tabs of those that one chooses from."""
    for control in soup.find_all(["button", "a", "div", "span"]):
        if control.decomposed or not control.get_text().strip():
            continue
        toggles = {str(control.get(key) or "").lower() for key in _TOGGLES}
        if control.get("role") == "tab" or toggles & {"tab", "pill"}:
            if (panel := _target(soup, control)) is not None:
                _make_tab(control, panel)
        elif "collapse" in toggles or _opens(control):
            named = any(control.get(key) for key in _TARGETS)
            panel = _target(soup, control) if named else _behind(control)
            if panel is not None and not _is_menu(panel, control):
                _make_fold(soup, control, panel)


def _opens(control: Tag) -> bool:
    """Tell whether a control opens what stands behind it: a button that says so, or Confluence's."""
    return (control.name == "button" and control.has_attr("aria-expanded")) or "expand-control" in (
        control.get_attribute_list("class")
    )


def _target(soup: BeautifulSoup, control: Tag) -> Tag | None:
    """Return the element that a control names, None where it names none."""
    for key in _TARGETS:
        name = str(control.get(key) or "").strip()
        if name.startswith("#") or (name and key == "aria-controls"):
            found = soup.find(id=name.removeprefix("#"))
            if isinstance(found, Tag) and control not in found.descendants:
                return found
    return None


def _behind(control: Tag) -> Tag | None:
    """Return the element behind a control, or behind the heading that holds it."""
    node: Tag | None = control
    while node is not None:
        below = node.find_next_sibling()
        if below is not None:
            return below
        node = node.parent if node.parent and len(node.parent.get_text()) <= len(control.get_text()) + 2 else None
    return None


def _is_menu(panel: Tag, control: Tag) -> bool:
    """Tell whether a panel is the menu of a site, which a button opens on small screens."""
    around = [panel, *panel.parents]
    said = " ".join(str(name) for tag in around for name in [*tag.get_attribute_list("class"), tag.get("id") or ""])
    return any(tag.name == "nav" for tag in around) or "navbar" in said or control.find_parent("nav") is not None


def _make_tab(control: Tag, panel: Tag) -> None:
    del panel["role"]
    panel["class"], panel["data-title"] = ["callout", "tab"], " ".join(control.get_text().split())  # type: ignore[assignment]
    _take_out(control)


def _make_fold(soup: BeautifulSoup, control: Tag, panel: Tag) -> None:
    fold, title = soup.new_tag("details"), soup.new_tag("summary")
    title.append(NavigableString(" ".join(control.get_text().split())))
    for tag in [panel, *panel.find_all(class_="card-body"), *panel.parents]:
        if tag is panel or any(str(name).startswith(_HOLD) for name in tag.get_attribute_list("class") if name):
            # It only held the panel together.
            del tag["class"]
    panel.wrap(fold)
    fold.insert(0, title)
    _take_out(control)


def _take_out(control: Tag) -> None:
    """Take a control out, with what held it alone."""
    holder = control.parent
    control.decompose()
    while isinstance(holder, Tag) and holder.name in _HOLDERS and not holder.get_text().strip():
        if holder.find(["img", "input", "iframe"]) is not None:
            break
        above = holder.parent
        holder.decompose()
        holder = above
