"""Answers: the values of docs/api.md, built once; every face only renders them."""
