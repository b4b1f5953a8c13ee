"""The database itself refuses to change or delete rows of the audit trail."""

from django.db import migrations

from gaodi.web.audit import triggers


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]

    operations = [migrations.RunPython(triggers.install, triggers.remove)]
