#!/bin/sh
# Makes a virtual environment with the first Python of at least 3.11 that can; says in one line what is missing.
set -u
target=$1
[ -x "$target/bin/python" ] && exit 0
found=""
for candidate in ${PYTHON:-} python3.11 python3.12 python3.13 python3; do
    "$candidate" -c 'import sys; sys.exit(sys.version_info < (3, 11))' 2>/dev/null || continue
    found=$candidate
    if "$candidate" -c 'import ensurepip, venv' 2>/dev/null; then
        exec "$candidate" -m venv "$target"
    fi
done
if [ -n "$found" ]; then
    echo "make: $found has no venv module; install it (Debian: apt-get install python3-venv) and run make again" >&2
else
    echo "make: briefgen needs Python 3.11 or newer; install it, or name it: make PYTHON=/path/to/python3" >&2
fi
exit 1
