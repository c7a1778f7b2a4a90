"""Asks whether a release that we pin is known to be vulnerable, where a database answers.

    python .ci/audit.py [--osv-url ADDRESS] [FILE ...]

Exit code 1 and the names where one is; 0 where none is, and where no database answers: it says so.
"""

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
KNOWN = "pillow==9.0.0"
"""Vulnerable for years. Who does not know of it has no database: pip-audit would find all well."""
MOST_SECONDS = 120


def main(arguments: list[str]) -> int:
    """Audits the files with the first database that answers; the exit code."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--osv-url", default="")
    parser.add_argument("files", nargs="*", default=[ROOT / "requirements-dev.txt"])
    asked = parser.parse_args(arguments)
    for service in (["osv", asked.osv_url],) if asked.osv_url else (["osv"], ["pypi"]):
        if not _knows_of_the_known(service):
            continue
        releases = _audit(service, asked.files)
        if releases is not None:
            return _report(service[0], releases)
    print("No vulnerability database answers (osv.dev, pypi.org): nothing was audited.")
    return 0


def _knows_of_the_known(service: list[str]) -> bool:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "known.txt"
        file.write_text(f"{KNOWN}\n")
        return any(release.get("vulns") for release in _audit(service, [file]) or [])


def _audit(service: list[str], files: list[Path]) -> list[dict[str, Any]] | None:
    """Each release with what is known of it; None without an answer."""
    command = [sys.executable, "-m", "pip_audit", "--no-deps", "--disable-pip", "--format=json"]
    command += ["--progress-spinner=off", "--timeout=10", f"--vulnerability-service={service[0]}"]
    command += [f"--osv-url={address}" for address in service[1:]]
    command += [f"--requirement={file}" for file in files]
    try:
        done = subprocess.run(command, capture_output=True, text=True, timeout=MOST_SECONDS)
        releases: list[dict[str, Any]] = json.loads(done.stdout)["dependencies"]
    except (subprocess.TimeoutExpired, ValueError, KeyError):
        return None
    return releases


def _report(service: str, releases: list[dict[str, Any]]) -> int:
    unknown = [release["name"] for release in releases if "skip_reason" in release]
    vulnerable = [release for release in releases if release.get("vulns")]
    for release in vulnerable:
        for one in release["vulns"]:
            fixed = ", ".join(one["fix_versions"]) or "no release"
            print(f"{release['name']} {release['version']}: {one['id']}, mended by {fixed}")
    print(
        f"Audited {len(releases) - len(unknown)} releases with {service}: "
        f"{len(vulnerable)} vulnerable; not known there: {', '.join(unknown) or 'none'}."
    )
    return 1 if vulnerable else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
