"""The commands of `fieldbook`, one a module; `cli` names them."""
