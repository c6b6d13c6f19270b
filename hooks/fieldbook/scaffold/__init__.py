"""Courses and lessons to start from: files, never anything of the engine."""
