"""Maps as data: shapes, numbers and their class, points and their names. `components/map*.html` draw them.

Contours are read when a first map asks for them (15 to 30 ms), then their paths are kept: docs/decisions/0015-maps.md.
"""
