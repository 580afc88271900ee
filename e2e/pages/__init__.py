"""What a page holds: sections, blocks, bindings, each with its line. Pure."""
