"""The command line: `chainscout`."""
