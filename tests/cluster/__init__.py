"""Real Elasticsearch and OpenSearch nodes, for the tests of the engine that searches in a cluster."""
