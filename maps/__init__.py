"""Control and claims -> pages and pictures."""
