"""What builds the bundled data from its sources; nothing here is needed to run."""
