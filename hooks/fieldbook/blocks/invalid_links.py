"""Addresses that are none, made such that no later reader of the page ends in an exception over them."""

from __future__ import annotations

import xml.etree.ElementTree as etree

from markdown.treeprocessors import Treeprocessor

from ..addresses import mended


class Addresses(Treeprocessor):
    """Encodes what can't stand in an address, as in `https://[your-library].org`. The checks name it."""

    PRIORITY = 1
    """After all links are made, before MkDocs looks at them (0), which then would end the build."""

    def run(self, root: etree.Element) -> None:
        """Look at every link and picture."""
        for element in root.iter():
            for name in ("href", "src"):
                if address := element.get(name):
                    element.set(name, mended(address))
