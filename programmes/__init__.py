"""The first floor: programmes, calls, projects, antennas and the vocabularies around them."""
