"""What learners find: the index of a site, and the script that searches in it."""
