from tests.loading import empty_store

__all__ = ["empty_store"]
