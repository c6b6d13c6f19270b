"""The same pages for stock Material: blocks become headings, quotes, tables, and lists of the same words."""

from __future__ import annotations

from .common import common, lines, notes, page, table
from .parts import (
    Advice,
    Answer,
    Callout,
    Comparison,
    Details,
    Ladder,
    OutcomesHere,
    Page,
    Part,
    Pause,
    Pick,
    Picture,
    Quiz,
    Text,
    Video,
    Worksheet,
)

STEM = "After this lesson you will be able to"


def written(lesson: Page, references: dict[str, str]) -> str:
    """Return the file of a page; it defines all notes that it cites, since nothing else would."""
    blocks = [_part(part, lesson) for part in lesson.parts]
    if lesson.outcomes and OutcomesHere() not in lesson.parts:
        blocks.insert(0, _outcomes(lesson))
    defined = lesson.notes | {name: references[name] for name in lesson.shared}
    meta = [f"title: {lesson.title}", f"description: {lesson.description}"]
    return page(meta, [*blocks, *notes(defined)])


def listed(references: dict[str, str]) -> str:
    """Return references.md, as a list."""
    return page(["title: References"], [lines(f"- {text}" for text in sorted(references.values()))])


def _part(part: Part, lesson: Page) -> str:  # noqa: PLR0911 - a case for each kind of part
    match part:
        case Worksheet():
            return _worksheet(part, lesson)
        case Quiz():
            return _quiz(part)
        case Video():
            return _video(part)
        case Picture(words, file, caption):
            return f"![{words}]({file})\n\n*{caption}*"
        case Callout(kind, title, content):
            return _quote(f"{kind.replace('-', ' ').capitalize()}: {title}", common(content))
        case Ladder(title, levels):
            numbered = table(("Level", "What it is"), levels)
            return f"### {title}\n\n{numbered}"
        case Comparison(title, compared):
            return f"### {title}\n\n{common(compared)}"
        case Advice(title, minutes, text):
            return _quote(f"For facilitators: {title} ({minutes} min)", text)
        case Pause(title, minutes):
            return _quote(f"Break: {title} ({minutes} min)", "")
        case Details(title, text):
            return _quote(title, text)
        case OutcomesHere():
            return _outcomes(lesson)
        case _:
            return common(part)


def _video(video: Video) -> str:
    link = f"[Watch the video]({video.url}) ({video.length})"
    said = _quote("Transcript", "\n\n".join(video.said))
    return "\n\n".join([f"### {video.title}", video.content.text, link, said])


def _outcomes(lesson: Page) -> str:
    return f"**{STEM}**\n\n" + lines(f"- {words}" for _name, words in lesson.outcomes)


def _worksheet(sheet: Worksheet, lesson: Page) -> str:
    parts = [f"## Worksheet: {sheet.title}", f"{sheet.minutes} min"]
    for question in sheet.questions:
        match question:
            case Answer(prompt, rows):
                parts += [prompt, *["______"] * rows]
            case Pick(prompt, choices, mark):
                parts += [prompt, lines(f"- {mark} {choice}" for choice in choices)]
            case Text(text):
                parts.append(text)
            case _:
                parts.append(_part(question, lesson))
    return "\n\n".join(parts)


def _quiz(quiz: Quiz) -> str:
    choices = [f"- {words}\n    > {told}" for words, told in quiz.choices]
    return f"## Quiz: {quiz.title}\n\n{quiz.prompt}\n\n{lines(choices)}"


def _quote(title: str, text: str) -> str:
    quoted = f"**{title}**\n\n{text}".strip()
    return lines(f"> {line}".rstrip() for line in quoted.split("\n"))
