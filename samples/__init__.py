"""Ledgers that show the program to a newcomer, and the script that makes them."""
