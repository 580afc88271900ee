"""What authors of scenarios use: the registry, the reader, surfaces, screenshots."""
