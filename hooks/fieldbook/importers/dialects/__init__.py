"""The systems whose courses can be imported, one module each, and the notations that they share."""

from __future__ import annotations

from .cartridge import CommonCartridge
from .dialect import Dialect
from .docsify import Docsify
from .docusaurus import Docusaurus
from .folders import Folders
from .galaxy import Galaxy
from .galvanize import Galvanize
from .gitbook import GitBook
from .github_skills import GitHubSkills
from .hugo import Hugo
from .jekyll import Jekyll
from .jupyter_book import JupyterBook
from .leanpub import Leanpub
from .manuals import Manuals
from .microsoft_learn import MicrosoftLearn
from .mkdocs import MkDocs
from .nextra import Nextra
from .notion import Notion
from .pretext import PreTeXt
from .projects import Projects
from .quarto import Quarto
from .starlight import Starlight
from .tutorialkit import TutorialKit
from .vitepress import VitePress
from .wiki import Wiki
from .workbench import Workbench
from .workshopper import Workshopper

DIALECTS: tuple[Dialect, ...] = (
    Workbench(),
    MkDocs(),
    Docusaurus(),
    Starlight(),
    TutorialKit(),
    Nextra(),
    VitePress(),
    Quarto(),
    JupyterBook(),
    GitBook(),
    Galaxy(),
    Jekyll(),
    GitHubSkills(),
    MicrosoftLearn(),
    Notion(),
    Projects(),
    Galvanize(),
    Workshopper(),
    Hugo(),
    CommonCartridge(),
    Leanpub(),
    PreTeXt(),
    Manuals(),
    Wiki(),
    Docsify(),
    MkDocs(deep=2),
    Folders(),
)
"""Asked in this order; the first that matches, and finds a document, lays out the course."""

__all__ = ["DIALECTS", "Dialect"]
