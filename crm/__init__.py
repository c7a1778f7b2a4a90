"""What the app does, in the words of its trade: the only thing that pages talk to."""
