"""Attendance of village teams: who was in post on how many days of which month, from grids, lists, statistics and prose."""
