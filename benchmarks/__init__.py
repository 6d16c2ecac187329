"""Speed beside what a user would do instead, as ratios in one run: `make bench`."""
