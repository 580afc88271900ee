"""Pages and their screenshots in the layout of the documentation site.

A folder a language; in it every page, named by its ``ref``, and beside the pages a folder with the screenshots.
Links from page to page have no extension, as in the site's other pages (Jekyll publishes ``NAME.html``, and
the server finds it by ``NAME``).
"""
