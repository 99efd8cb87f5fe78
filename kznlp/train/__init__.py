"""Training: each module reads data folders and writes one model with its card."""
