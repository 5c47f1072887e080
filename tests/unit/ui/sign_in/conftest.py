from tests.loading import empty_store, store

__all__ = ["empty_store", "store"]
