"""Names of Chinese enterprises, taken apart: 湖南云岭（长沙）科技有限公司 is 长沙 · 云岭 · 科技 · 有限公司.

names.parse("湖南云岭（长沙）科技有限公司").brand         # 云岭
names.parse("云岭科技(長沙)有限責任公司").key            # one key for one enterprise, however it is written
names.parse_frame(frame["name"])                     # a column: region, brand, trade, form, branch, key, pinyin …
names.pinyin(frame["name"]); names.initials(frame["name"])

The law makes a name of four parts: division, brand (字号), trade and legal form, of which the division may stand in
front, in brackets or not at all. What each part can be is in the word lists of catalog/names; docs/identity.md says
what is decided how.
"""

from gaodi.registry.names.columns import parse_frame
from gaodi.registry.names.former import split_former
from gaodi.registry.names.model import Name
from gaodi.registry.names.parsing import parse
from gaodi.registry.names.reading import initials, pinyin, syllables

__all__ = ["Name", "initials", "parse", "parse_frame", "pinyin", "split_former", "syllables"]
