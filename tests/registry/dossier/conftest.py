"""The made-up city of the enterprises' tests."""

from registry.enterprises.conftest import city

__all__ = ["city"]
