#!/bin/sh
# Finds a Chromium for the browser tests, or installs one: Debian's as root, else Playwright's own.
# Without any, those tests are skipped and say so.
for name in chromium chromium-browser google-chrome google-chrome-stable; do
    command -v "$name" >/dev/null 2>&1 && exit 0
done
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
    echo "Installing Chromium for the browser tests …"
    export DEBIAN_FRONTEND=noninteractive
    apt-get update -qq >/dev/null && apt-get install -y -qq --no-install-recommends chromium >/dev/null && exit 0
fi
"$1/playwright" install chromium || echo "No Chromium could be installed: the browser tests will be skipped."
