"""Large, skewed, invented content for benchmarks; never in a database that holds real content."""
