"""Finding: the read model of the live pages, the engines that answer a query, what a reader meets."""
