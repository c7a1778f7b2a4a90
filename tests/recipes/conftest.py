"""What stands here is planted in a copy of the tree and run there: tests/test_contributing.py.

A file whose name ends in .added goes on where the one of its name ends.
"""

collect_ignore_glob = ["*"]
