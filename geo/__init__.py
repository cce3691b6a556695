"""Reports -> claims -> control over time -> geometry."""
