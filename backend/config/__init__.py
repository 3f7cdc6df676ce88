"""Putting the product together: settings, addresses, event wiring, the command line, the database."""
