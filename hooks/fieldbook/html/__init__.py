"""HTML that is moved to another page: its links and its ids."""
