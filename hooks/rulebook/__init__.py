"""The engine of the Service Rulebook: records on disk become one Library, and everything else is a projection of it."""
