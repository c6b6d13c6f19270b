"""The notations of other systems, a module each."""
