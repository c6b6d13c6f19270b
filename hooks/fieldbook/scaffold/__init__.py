"""Courses and lessons to start from, and the engine that a course carries with it: packed, pinned, upgraded."""
