"""`gaodi manage demo_people`: accounts for trying the site; passwords are made at random and printed once."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand

from gaodi.web.people.demonstration import make_people


class Command(BaseCommand):
    help = "Makes a fictional organisation tree and one account for each role; prints the passwords once."

    def handle(self, **options: Any) -> None:
        logins = make_people()
        if not logins:
            self.stdout.write(
                "The demonstration accounts exist already; their passwords were shown when they were made."
            )
            return
        self.stdout.write("Accounts for the demonstration. The passwords are shown this once and kept only as hashes:")
        for login in logins:
            self.stdout.write(f"  {login.username:<14} {login.password}  {login.role.value} · {login.organisation}")
