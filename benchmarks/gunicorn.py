"""Gunicorn's settings for the benchmarks: none but those of the command line."""

control_socket_disable = True
