#!/usr/bin/env python
"""The same commands as the `plumbline` script, for those who look for manage.py."""

from config.cli import main

if __name__ == "__main__":
    main()
