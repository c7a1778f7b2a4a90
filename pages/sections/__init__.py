"""The parts of screens: each draws one section, dialog or form, and says what a click did."""
