"""The built-in analyst, which speaks from the facts: insights, answers, letters, what fits whom."""
