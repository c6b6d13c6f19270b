"""The elements of HTML that the importer meets, in the groups that matter to it.

Source: the element index of the HTML Living Standard, with the obsolete ones that old courses use.
"""

from __future__ import annotations


def names(text: str) -> frozenset[str]:
    """Return the names in `text`, which white space parts."""
    return frozenset(text.split())


PHRASES = names(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark nobr q s samp "
    "small span strike strong sub sup time tt u var wbr br ruby rb rt rp rtc blink image output meter "
    "progress"
)
"""Elements within a line of text."""

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")

FRAMES = names("iframe embed object video audio")
"""Elements that show something from elsewhere."""

GROUPS = names(
    "address article aside body center dir div fieldset figure footer form header hgroup main menu nav "
    "section marquee picture map html caption legend search dialog summary multicol noframes slot"
)
"""Elements that hold others."""

KNOWN = (
    PHRASES
    | FRAMES
    | GROUPS
    | frozenset(HEADINGS)
    | names(
        "area base basefont bgsound blockquote button canvas col colgroup datalist dd details dl dt "
        "figcaption frame frameset head hr input isindex keygen li link meta noembed noscript ol optgroup "
        "option p param plaintext pre script select source style table tbody td template textarea tfoot th "
        "thead title tr track ul xmp"
    )
)
"""Every element that is HTML; what else stands between `<` and `>` is text."""
