"""Counting what is right: one file each for quotations, names, figures and warnings.

Each gives a Counter whose keys end in `.right`, `.found` or `.gold`; counters add up over stories, and only the sum is
turned into shares. So a long story weighs more than a short one.
"""
