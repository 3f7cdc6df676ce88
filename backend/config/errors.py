"""What stops a command before it has done anything."""


class CannotRun(Exception):
    """One clear sentence for the person at the keyboard: what is wrong and what to do. Shown without a
    traceback."""
