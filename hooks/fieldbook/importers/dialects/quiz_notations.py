"""The notations of quizzes and exercises as steps."""

from __future__ import annotations

from ..steps import Setting
from . import (
    challenges,
    gift,
    gitbook_exercises,
    jupyter_quizzes,
    learn_blocks,
    learnr,
    liascript,
    markua,
    project_blocks,
    quarto_quizzes,
    question_files,
    quizdown,
    textbook_quizzes,
    webexercises,
)
from .shared import ending


def read_gift(text: str, at: Setting) -> str:
    """Read questions in Moodle's GIFT."""
    return gift.read(text, at.ledger) if ending(at) in (".gift", ".txt") and gift.is_gift(text) else text


def read_leanpub_quizzes(text: str, at: Setting) -> str:
    """Read the quizzes of Leanpub."""
    return markua.read(text, at.ledger) if markua.has_quiz(text) else text


def read_jupyter_quizzes(text: str, at: Setting) -> str:
    """Read the quizzes of notebooks."""
    return jupyter_quizzes.read(text, at)


def read_quizdown(text: str, at: Setting) -> str:
    """Read the quizzes of quizdown."""
    return quizdown.read(text, at.ledger)


def read_textbook_quizzes(text: str, at: Setting) -> str:
    """Read the quizzes of textbooks in MkDocs."""
    return textbook_quizzes.read(text, at.ledger)


def read_question_files(text: str, at: Setting) -> str:
    """Read files of one question."""
    return question_files.read(text, at.ledger) if "uestion " in text else text


def read_exercises(text: str, at: Setting) -> str:
    """Read the quizzes and exercises of GitBook's plugins."""
    return gitbook_exercises.read(text, at.ledger)


def read_challenges(text: str, at: Setting) -> str:
    """Read the parts of freeCodeCamp's lessons."""
    return challenges.read(text, at.ledger) if "# --" in text else text


def read_tutorials(text: str, at: Setting) -> str:
    """Read the questions and exercises of learnr and webexercises."""
    return webexercises.read(learnr.read(text, at.ledger), at.ledger) if ending(at) in (".qmd", ".rmd") else text


def read_quarto_quizzes(text: str, at: Setting) -> str:
    """Read the questions of Quarto's extensions."""
    return quarto_quizzes.read(text, at.ledger)


def read_liascript(text: str, at: Setting) -> str:
    """Read LiaScript's quizzes, in documents that are LiaScript's."""
    return liascript.read(text, at.ledger) if liascript.is_liascript(text) else text


def read_learn_blocks(text: str, at: Setting) -> str:
    """Read the blocks of Galvanize's Learn, which headings open and end."""
    return learn_blocks.read(text, at.ledger)


def read_project_blocks(text: str, at: Setting) -> str:
    """Read the blocks between dashes of the Raspberry Pi Foundation's projects."""
    return project_blocks.read(text, at.ledger)


def read_loose_project_blocks(text: str, at: Setting) -> str:
    """Read such blocks in documents that need not be of a project."""
    return project_blocks.read(text, at.ledger, loose=True)
