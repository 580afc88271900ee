"""The front end for Markdown, kramdown, Liquid and HTML."""
