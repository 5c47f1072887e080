from tests.loading import check, empty_store, load, settled, store, world, write

__all__ = ["check", "empty_store", "load", "settled", "store", "world", "write"]
