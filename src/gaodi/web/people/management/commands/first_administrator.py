"""`gaodi manage first_administrator ACCOUNT NAME`: how a new server gets the person who makes all other accounts."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from gaodi.errors import GaodiError
from gaodi.web.people.models import Membership, Organisation
from gaodi.web.people.roles import Kind, Role
from gaodi.web.people.services import create_organisation, create_user, grant


class Command(BaseCommand):
    help = "Makes the first administrator and the organisation at the top of the tree; prints the password once."

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("account", help="the name to sign in with")
        parser.add_argument("name", help="the person's name")
        parser.add_argument("--organisation", default="领导小组", help="the organisation at the top of the tree")

    @transaction.atomic
    def handle(self, *, account: str, name: str, organisation: str, **options: Any) -> None:
        if Membership.objects.current().filter(role=Role.ADMINISTRATOR).exists():
            raise CommandError("There is an administrator already, who makes all other accounts on the site.")
        try:
            top = Organisation.objects.filter(depth=1).first()
            top = top or create_organisation("leading-group", organisation, Kind.LEADING_GROUP)
            user, password = create_user(account, name)
        except GaodiError as error:
            raise CommandError(str(error)) from error
        grant(user, top, Role.ADMINISTRATOR)
        self.stdout.write(
            f"{account} signs in with {password} and chooses an own password then. It is shown this once."
        )
