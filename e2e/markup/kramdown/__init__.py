"""What kramdown has beyond CommonMark."""
