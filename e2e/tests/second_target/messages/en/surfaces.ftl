# The sound check's surfaces: surface-<id of the surface>.

surface-banner = the banner
    .in = in the banner
