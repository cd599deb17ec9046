#!/usr/bin/env bash
# Motion correction beside suite2p 1.1.0, jnormcorre and pystackreg: speed, accuracy against known motion, peak memory.
# Every program runs in fresh processes that take turns, with the same number of threads and its own defaults, from the
# same uncompressed TIFF in the page cache to motion and corrected mean. Prints tables of medians; all of it takes hours.
#
#   workflows/benchmark-motion.sh [--work DIR] [--frames 2000] [--repeats 5] [--threads 1] [--seed 101]
#       [--programs suite2p,jnormcorre,pystackreg,apical] [--variants standard,dim,tufts,jumps,jitter]
#       [--smooth standard] [--recorded none,rigid,smooth] [--long 10]
#
# Start-up (imports), suite2p's conversion to its own binary file and the reference image (jnormcorre: the template;
# pystackreg: the mean) are told apart; frames/s are those of the rest. Movies are made by motion/movies.py, each with
# rigid and, for --smooth, with smooth motion, and kept in DIR with every run's numbers in runs.csv; real recordings with
# motion put into them, where ../shared/data has any, are resampled by a cubic spline, less what StackReg finds that they
# move by themselves; and once more with every pixel's values shuffled in time, so that nothing else moves or lights up.
# Apical alone also registers the first movie ten times over, to see that memory stays flat. Seeds
# below 100 are those parameters were chosen on.
#
# --threads is what every program is told. What else a program starts, as Java does its compiler, may use other cores:
# the clock does not tell that, CPU time, which counts all threads, does. The clock is right only where the machine has
# nothing else to do. The peers come from PyPI into an environment under .apical, or are in the one that APICAL_PEERS
# names: several gigabytes.
set -euo pipefail

home=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
environment=${APICAL_PEERS:-$home/.apical/motion}
if ! "$environment/bin/python" -c 'import suite2p, jnormcorre, pystackreg' 2>/dev/null; then
	python3 -m venv "$environment"
	"$environment/bin/pip" install --quiet suite2p==1.1.0 jnormcorre==1.0.0 pystackreg==0.2.8 'jax<0.10'
fi
"$home/apical" --version >/dev/null
jar=$(find "$home/target" -maxdepth 1 -name 'apical-*.jar' ! -name '*-sources.jar' ! -name '*-tests.jar')
classes=$home/target/benchmark-motion
APICAL_CLASSPATH=$classes:$jar:$(cat "$home/target/classpath.txt")
export APICAL_CLASSPATH
javac -proc:none -d "$classes" -cp "$APICAL_CLASSPATH" "$home/workflows/motion/BenchmarkMotion.java"
exec "$environment/bin/python" "$home/workflows/motion/benchmark.py" --work "$home/target/benchmark-motion/movies" "$@"
