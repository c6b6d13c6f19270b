"""The commands of `fieldbook`, one a module; `main` names them.

Beside them is what they share (`calling`, `formats`, `mkdocs_command`), and what `room` does (`room_network`,
`room_session`).
"""
