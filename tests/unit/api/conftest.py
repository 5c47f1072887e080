from tests.loading import empty_store, load, store, world, world_file, write

__all__ = ["empty_store", "load", "store", "world", "world_file", "write"]
