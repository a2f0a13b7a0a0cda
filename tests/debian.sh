#!/bin/sh
# Installs the Debian packages of the commands that the marked tests use, when they are missing: `debian.sh [COMMAND…]`, else all of them.
set -eu
[ $# -gt 0 ] || set -- pdfinfo qpdf chromium systemd-analyze java
missing=""
for name; do
    command -v "$name" >/dev/null 2>&1 && continue
    case $name in
        pdfinfo) missing="$missing poppler-utils" ;;
        systemd-analyze) missing="$missing systemd" ;;
        java) missing="$missing default-jre-headless" ;;
        *) missing="$missing $name" ;;
    esac
done
[ -z "$missing" ] && exit 0
if [ "$(id -u)" != 0 ]; then
    echo "make: these tests need$missing; as root: apt-get install$missing" >&2
    exit 1
fi
apt-get update -qq
# shellcheck disable=SC2086
DEBIAN_FRONTEND=noninteractive apt-get install -y -qq $missing >/dev/null
