"""Sign-in and one's own account. Of allauth only what an office without mail and sign-up needs."""

from allauth.account import views as allauth
from django.urls import include, path
from django.views.generic import RedirectView

from gaodi.web.people import views

to_sign_in = RedirectView.as_view(pattern_name="account_login")

urlpatterns = [
    path("", views.account, name="account"),
    path("sign-in/", allauth.login, name="account_login"),
    path("sign-out/", allauth.logout, name="account_logout"),
    path("confirm/", allauth.reauthenticate, name="account_reauthenticate"),
    path("password/", views.password_change, name="account_change_password"),
    path("tokens/", views.token_add, name="token_add"),
    path("tokens/<int:pk>/withdraw/", views.token_withdraw, name="token_withdraw"),
    path("second-factor/", include("allauth.mfa.urls")),
    # allauth names these while it draws its pages; here they lead to the sign-in page, which says whom to ask.
    path("sign-up/", to_sign_in, name="account_signup"),
    path("closed/", to_sign_in, name="account_inactive"),
    path("mail/", to_sign_in, name="account_email"),
    path("set-password/", to_sign_in, name="account_set_password"),
]
