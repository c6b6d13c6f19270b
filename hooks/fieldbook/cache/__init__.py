"""What one build leaves to the next, and what tells whether it may be used again."""
