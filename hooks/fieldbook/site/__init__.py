"""A course on its way through MkDocs: from files to pages, and into place."""
