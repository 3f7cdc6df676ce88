"""Nouns: Pack (what one release of an outside rating says of the nation), Rated (a rating with every step).
Verbs: fit, rate.
Must never know: which file a number came from or which goal moves it.
"""
