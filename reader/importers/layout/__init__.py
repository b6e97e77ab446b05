"""How a page is put together: masthead, headers, headings, bylines, bodies, jumps. Shared by all formats."""
