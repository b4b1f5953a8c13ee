import pytest
from gaodi.rules import library
@pytest.mark.parametrize("language", ["zh-hans","en"])
def test_all(ws, page, language):
    import time
    for id in library.load(None):
        for tab in ("read","source","tests"):
            t=time.time(); text=page(f"/rulebooks/{tab}/{id}/", language); d=time.time()-t
            if d>0.25: print(tab,id,round(d,2))
            open(f"/tmp/rb_out_{language}_{tab}_{id.replace('/','--')}.html","w").write(text)
    for p in ("/rulebooks/","/rulebooks/?view=timeline","/rulebooks/compare/","/rulebooks/check/","/rulebooks/compare/?a=per-mu/huangyan-above-scale/2021&b=per-mu/huangyan-above-scale/2022","/help/rulebooks/"):
        t=time.time(); page(p, language); print(p, round(time.time()-t,2))
