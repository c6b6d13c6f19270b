"""Pages in Fieldbook's notation."""

from __future__ import annotations

from collections.abc import Iterator

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
    Video,
    Worksheet,
)


def written(lesson: Page) -> str:
    """Return the file of a page."""
    return page(_meta(lesson), [*(_part(part) for part in lesson.parts), *notes(lesson.notes)])


def listed(references: dict[str, str]) -> str:
    """Return references.md, with the notes that lessons share."""
    return page(["title: References", "lesson: false"], notes(references))


def transcript(video: Video) -> str:
    """Return the file with what is said in a video."""
    return page([f"title: {video.title}", "lesson: false"], video.said)


def _meta(lesson: Page) -> Iterator[str]:
    yield f"title: {lesson.title}"
    yield f"description: {lesson.description}"
    if lesson.minutes:
        yield f"minutes: {lesson.minutes}"
    if lesson.outcomes:
        yield "outcomes:"
        yield from (f"  - {name}: {words}" for name, words in lesson.outcomes)


def _part(part: Part) -> str:  # noqa: PLR0911 - a case for each kind of part
    match part:
        case Worksheet():
            return _worksheet(part)
        case Quiz():
            return _quiz(part)
        case Video(title, url, length, transcript, _said, content):
            options = {"url": url, "length": f'"{length}"', "transcript": transcript}
            return _block("video", title, content.text, options)
        case Picture(words, file, caption):
            return f"![{words}]({file})\n\n{_block('caption', '', caption)}"
        case Callout(kind, title, content):
            return _block(kind, title, common(content))
        case Ladder() | Comparison():
            return _levels(part)
        case Advice(title, minutes, text):
            return _block("facilitator", title, text, {"minutes": str(minutes)})
        case Pause(title, minutes):
            return _block("break", title, "", {"minutes": str(minutes)})
        case Details(title, text):
            return _block("details", title, text)
        case OutcomesHere():
            return _block("outcomes", "", "")
        case _:
            return common(part)


def _levels(part: Ladder | Comparison) -> str:
    ends = {"from": "less of it", "to": "more of it"}
    if isinstance(part, Comparison):
        return _block("levels", part.title, common(part.table), ends)
    if part.as_tables:
        levels = [table((name,), [(text,)]) for name, text in part.levels]
    else:
        levels = [f"{name}\n:   {text}" for name, text in part.levels]
    return _block("levels", part.title, "\n\n".join(levels), ends)


def _worksheet(sheet: Worksheet) -> str:
    options = {"id": sheet.id, "minutes": str(sheet.minutes), "outcomes": f"[{', '.join(sheet.outcomes)}]"}
    questions: list[str] = []
    for question in sheet.questions:
        match question:
            case Answer(prompt, rows):
                questions += [prompt, lines(["______"] * rows)]
            case Pick(prompt, choices, mark):
                questions += [prompt, lines(f"- {mark} {choice}" for choice in choices)]
            case _:
                questions.append(_part(question))
    # A block that holds others has one slash more.
    holds = any(isinstance(question, Callout) for question in sheet.questions)
    return _block("worksheet", sheet.title, "\n\n".join(questions), options, "////" if holds else "///")


def _quiz(quiz: Quiz) -> str:
    options = {"id": quiz.id, "outcomes": f"[{', '.join(quiz.outcomes)}]"}
    marks = ["(x)", *["( )"] * len(quiz.choices)]
    choices = [f"- {mark} {words}\n    > {told}" for mark, (words, told) in zip(marks, quiz.choices, strict=False)]
    return _block("quiz", quiz.title, f"{quiz.prompt}\n\n{lines(choices)}", options)


def _block(name: str, title: str, content: str, options: dict[str, str] | None = None, mark: str = "///") -> str:
    head = [f"{mark} {name} | {title}" if title else f"{mark} {name}"]
    head += [f"    {option}: {value}" for option, value in (options or {}).items()]
    body = ["", content] if options and content else [content] if content else []
    return lines([*head, *body, mark])
