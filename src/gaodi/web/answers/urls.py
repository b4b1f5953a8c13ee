"""Addresses of answers."""

from django.urls import path

from gaodi.web.answers import exporting, finishing, index, sheet

app_name = "answers"
urlpatterns = [
    path("", index.index, name="index"),
    path("<str:enterprise>/", index.enterprise, name="enterprise"),
    path("<str:enterprise>/<int:year>/<path:rulebook>/result/", finishing.page, name="result"),
    path("<str:enterprise>/<int:year>/<path:rulebook>/book/", exporting.book, name="book"),
    path("<str:enterprise>/<int:year>/<path:rulebook>/", sheet.page, name="sheet"),
]
