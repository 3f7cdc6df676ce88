"""Public hospital data of the US Centers for Medicare & Medicaid Services (CMS), read as published.

The tables beside this file are our own: the measures in plain words, the period of each measure in a release,
and what a footnote means. A new release needs only new lines in `releases.csv` (or a file of dates).
"""
