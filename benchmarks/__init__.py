"""Courses of any size, and how long engines take to build them."""
