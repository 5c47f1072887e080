from tests.loading import empty_store, load, store, world, write

__all__ = ["empty_store", "load", "store", "world", "write"]
