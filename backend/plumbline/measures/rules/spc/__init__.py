"""Charts over time: what a process gives by chance, and what is more than that.

Pure functions of dated values and a setting. Never Django, a clock, I/O or a goal; never a value in words that
the numbers do not carry. The door is `chart.py`; `funnel.py` compares units instead of periods.
"""
