"""Help for who codes: the codebook, passages of a text, skeletons of records."""
