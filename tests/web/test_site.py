"""The frame around every page."""

from gaodi.web.people.roles import Role


def test_somebody_who_is_not_signed_in_is_sent_to_the_sign_in_page(client, db):
    response = client.get("/")
    assert response.status_code == 302
    assert response.url.startswith("/account/sign-in/")


def test_an_officer_lands_on_the_cockpit(sign_in):
    response = sign_in(Role.OFFICER).get("/")
    assert response.status_code == 200
    assert 'aria-current="page"' in response.content.decode()
