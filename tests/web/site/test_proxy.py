"""Behind a proxy the address of the person is known; without one nobody can make one up."""

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.test import RequestFactory

from gaodi.web.site.proxy import BehindProxy


def address(settings, forwarded: str) -> str:
    settings.BEHIND_PROXY = True
    request = RequestFactory().get("/", headers={"x-forwarded-for": forwarded}, REMOTE_ADDR="10.0.0.1")
    BehindProxy(lambda request: None)(request)
    return request.META["REMOTE_ADDR"]


def test_the_address_that_the_proxy_added_counts_and_not_what_was_sent(settings):
    assert address(settings, "1.2.3.4, 192.168.7.9") == "192.168.7.9"
    assert address(settings, "fd00::7") == "fd00::7"


@pytest.mark.parametrize("nonsense", ["", "somebody", "1.2.3.4, <script>"])
def test_what_is_no_address_changes_nothing(settings, nonsense):
    assert address(settings, nonsense) == "10.0.0.1"


def test_without_a_proxy_the_header_is_not_read(settings):
    settings.BEHIND_PROXY = False
    with pytest.raises(MiddlewareNotUsed):
        BehindProxy(lambda request: None)
