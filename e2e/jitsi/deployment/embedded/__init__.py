"""The deployment that the suite starts: web server, XMPP server, certificates."""
