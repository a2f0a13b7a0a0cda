#!/bin/sh
# Holds PDFs to PDF/UA-1 and PDF/A-3a with veraPDF, a Java program that neither pip nor Debian has. Nothing passes when it is not there.
set -eu
if ! command -v verapdf >/dev/null 2>&1; then
    echo "make: verapdf is not on the PATH; get it from https://verapdf.org and run make verapdf again" >&2
    exit 2
fi
status=0
for profile in ua1 3a; do
    told=$(verapdf --flavour "$profile" --format text "$@") || status=1
    passed=$(printf '%s\n' "$told" | grep -c '^PASS ') || true
    if [ "$passed" != "$#" ]; then
        status=1
        printf '%s\n' "$told" | grep -v '^PASS ' >&2 || true
    fi
    echo "$profile: $passed of $# PDFs pass"
done
exit $status
