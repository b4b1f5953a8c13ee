"""Compile the pages' translations (.po) to what Django reads (.mo). Called by make; needs no gettext."""

from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

WEB = Path(__file__).resolve().parents[1] / "src/gaodi/web"


def compile_catalogue(source: Path) -> None:
    """Write SOURCE.mo beside SOURCE.po unless it is newer already."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime >= source.stat().st_mtime:
        return
    with source.open("rb") as opened:
        catalogue = read_po(opened)
    with target.open("wb") as opened:
        write_mo(opened, catalogue)


def main() -> None:
    """Compile every catalogue."""
    for source in sorted(WEB.rglob("locale/*/LC_MESSAGES/*.po")):
        compile_catalogue(source)


if __name__ == "__main__":
    main()
