from tests.loading import check, empty_store, load, settled, store, world, world_file, write

__all__ = ["check", "empty_store", "load", "settled", "store", "world", "world_file", "write"]
