#!/usr/bin/env bash
# Starts an unpacked release by a symbolic link, from an empty folder; in the names of all folders are a space and an
# umlaut, and the locale knows ASCII alone. A release that works prints nothing but its version.
#   release.sh RELEASE_FOLDER FILE.nwb
set -eu
umlaut=$(printf '\303\266')
place="$(dirname "$1")/Zwei W${umlaut}rter"
mkdir -p "$place/bin" "$place/no files"
mv "$1" "$place/apical"
cp "$2" "$place/$umlaut.nwb"
ln -s ../apical/bin/apical "$place/bin/apical"
cd "$place/no files"
unset LANG LC_CTYPE
export LC_ALL=C

../bin/apical --version | head -n 1
../bin/apical import "../$umlaut.nwb" --out "../imported $umlaut" >../import.txt 2>&1
grep -q "/Zwei W${umlaut}rter/imported $umlaut/study.yaml" ../import.txt
[ -f "../imported $umlaut/study.yaml" ]
status=0
../bin/apical check "../no $umlaut.yaml" 2>../check.txt || status=$?
[ $status -eq 2 ]
grep -q "no $umlaut.yaml" ../check.txt
