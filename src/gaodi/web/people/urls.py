"""Addresses of administration."""

from django.urls import path

from gaodi.web.people import administration as views

app_name = "people"
urlpatterns = [
    path("accounts/", views.users, name="users"),
    path("accounts/add/", views.user_add, name="user_add"),
    path("accounts/<int:pk>/", views.user, name="user"),
    path("accounts/<int:pk>/roles/", views.grant, name="grant"),
    path("accounts/<int:pk>/password/", views.reset_password, name="reset_password"),
    path("accounts/<int:pk>/active/", views.activate, name="activate"),
    path("accounts/<int:pk>/unlock/", views.unlock, name="unlock"),
    path("accounts/<int:pk>/second-factor/", views.remove_second_factor, name="remove_second_factor"),
    path("roles/<int:pk>/withdraw/", views.withdraw, name="withdraw"),
    path("organisations/", views.organisations, name="organisations"),
    path("organisations/add/", views.organisation_add, name="organisation_add"),
    path("organisations/<int:pk>/", views.organisation, name="organisation"),
]
