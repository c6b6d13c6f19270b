"""HTML of a page, as text: moved to another page, added to, parted from its notes, read for its headings."""
