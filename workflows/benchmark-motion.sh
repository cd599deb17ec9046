#!/usr/bin/env bash
# Compares motion correction with suite2p 1.1.0, jnormcorre and pystackreg: speed, accuracy against known motion, and
# peak memory. Every program runs in fresh processes that alternate, with the same number of threads and its own
# defaults, from the same uncompressed TIFF in the page cache to motion and corrected mean. Prints tables of medians;
# takes hours.
#
#   workflows/benchmark-motion.sh [--work DIR] [--frames 2000] [--repeats 5] [--threads 1] [--seed 101]
#       [--programs suite2p,jnormcorre,pystackreg,apical] [--variants standard,dim,tufts,jumps,jitter]
#       [--smooth standard] [--recorded none,rigid,smooth] [--long 10]
#
# Start-up (imports), suite2p's conversion to its own binary file and the reference image (jnormcorre: the template;
# pystackreg: the mean) are timed separately; frames/s are those of the rest. Movies are made by motion/movies.py with
# rigid and, for --smooth, with smooth motion. They are kept in DIR with every run's numbers in runs.csv. If
# ../shared/data has real recordings, known motion is put into them by cubic spline resampling, after the motion that
# StackReg finds in them is removed; and once more with every pixel's values shuffled in time, so that nothing else
# moves or lights up. Apical alone also registers a movie ten times as long, to check that memory does not grow.
# Parameters were chosen on seeds below 100.
#
# Every program is told to use --threads threads. Other threads that a program starts, such as Java's compiler, may
# run on other cores; this does not show in the wall clock time, but in the CPU time, which counts all threads. The
# wall clock time is right only if the machine does nothing else. The other programs are installed from PyPI into an
# environment under .apical (several gigabytes), or are in the environment that APICAL_PEERS names.
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
