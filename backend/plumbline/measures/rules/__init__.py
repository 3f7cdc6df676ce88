"""What a number is and how it is read: scales, periods, readings, exact tails.

Pure functions of dated data and a day. Never Django, a clock or I/O; never a goal.
"""
