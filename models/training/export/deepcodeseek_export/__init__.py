"""Turns checkpoints of rerankers and embedders into the graphs that the program runs."""
