"""A course on its way through MkDocs: from files to pages, and into place.

`build` is that way in seven steps, `builds` has the builds that are under way, `phases` is what steps hand on to the
next ones. The other modules by the step that calls them:

- Before: `config`, `refusal`, `neighbours`. All of MkDocs that is used comes from `mkdocs_api`.
- 1, sources: `sources`, `generated_pages`, `navigation`.
- 2, conversion: `render_override`, `front_matter_types`, `broken_page`; `conversion`, `document_cache`,
  `parallel_conversion`.
- 3 and 4, the course and its checks: `assembling`, `reporting`. `checking` is a build that ends here.
- 5, pages: `page_rendering`, `slots`, `metadata`, `page_scripts`, `authors_guide`; `rendering`, `templates`, `assets`;
  `menu`, `social`; `page_cache`. `saved_page` is a page in a preview that is made ahead of its build.
- 6, search: `material_search`.
- 7, exports: `exporting`, `course_pages`, `content_store`. `fresh_exports` is a build of these alone.
- At the end: `publish`, `swap`.

For several steps: `failures`, `log_capture`; `cache_rules`; `processes`, `shared_tasks`, `garbage`.
"""
