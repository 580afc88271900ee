"""What stands in the address bar: the icon of the site information, and what shows which devices are in use."""
