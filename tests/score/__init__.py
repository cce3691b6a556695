"""How right the answers are, measured: `make score`."""
