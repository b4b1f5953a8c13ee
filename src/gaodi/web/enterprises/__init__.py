"""The place of enterprises: the list with its filters and saved views, the page of one enterprise, the map.

Everything shown is read from the workspace through `gaodi.registry`; only saved views are records of the site.
"""
