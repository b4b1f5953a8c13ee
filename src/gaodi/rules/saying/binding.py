"""How tightly words bind: what binds less than the sign around it stands in brackets."""

TIGHT, PRODUCT, SUM, LOOSE = 3, 2, 1, 0
