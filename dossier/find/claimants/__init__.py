"""Claimants: who claims a figure, from the words of attribution and from the sentences around it."""
