"""The matcher: who could fill a gap, ranked by a sum that can be read.

Rooms, lowest first: words, documents and their index; links; units (a group and its members);
the table of candidates, features and rank; answers; what is stored of them. Heavy libraries are
loaded where they are used.
"""
