from tests.loading import load, store, world, write

__all__ = ["load", "store", "world", "write"]
