"""Reports to start with, written for this project."""
