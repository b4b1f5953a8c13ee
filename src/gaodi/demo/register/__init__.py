"""The register: rows of enterprises, what else they are called, where they are, whose they are."""

from gaodi.demo.register.register import Register

__all__ = ["Register"]
