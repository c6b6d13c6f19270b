"""A course's mistakes, shown in its pages while one writes.

Nothing of it is ever built: pages are as they will be published, and the preview's server adds the mistakes as it
hands them out.
"""
