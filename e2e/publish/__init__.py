"""Publishing: our pages and their figures in the layout of the documentation site.

A folder a language; in it every page, named by its ``ref``, and beside the pages ``assets/jitsi-meet/`` with the
figures. Links from page to page have no extension, as in the site's other pages (Jekyll publishes ``NAME.html``, and
the server finds it by ``NAME``).
"""

from e2e.publish.edition import Edition, edition
from e2e.publish.shelf import Change, Refused, put

__all__ = ["Change", "Edition", "Refused", "edition", "put"]
