"""Bytes of foreign documents in, passages of text out. It runs as a child process:

python -m sources.extraction MEDIA_TYPE
"""
