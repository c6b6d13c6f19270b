"""Quizzes: what a learner can check alone, in the notation of worksheets, with the right answers marked.

```markdown
/// quiz | Partnership or not?
    id: partnership-or-not
    outcomes: [tell-partnership]

A bookshop gives a talk in your library once, and is paid for it. That is

- ( ) a partnership
    > Not yet: each side has its own goal, and it is over after one evening.
- (x) a contract
    > Yes. Money for a service: both know it, and that is fine.

The far end of the ladder is called ____ {=collective impact}.

> It takes years to get there.
///
```

`(x)` and `[x]` are right; `{=one|another}` behind a blank are the words that count as right; a quotation in a choice is
what that choice is told, one below a question its explanation. What has no right answer is asked and not judged.
"""

from __future__ import annotations

from .block import FieldBlock


class Quiz(FieldBlock):
    """Questions with right answers, which a script checks and a key explains."""

    NAME = "quiz"
    JUDGED = True
