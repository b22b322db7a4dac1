"""Rules that look at families of versions and say what is wrong with credits, languages and chains."""
