"""Trains rerankers on the examples of an instance. Start at `__main__`; `scorer` is what is trained, `trainer` how."""
