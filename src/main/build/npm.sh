#!/bin/sh
# npm in the current directory, for Maven: installs when the lock file is not the one that
# node_modules was installed from, then runs "npm $@".
set -e
stamp=node_modules/.installed-from
if ! cmp -s package-lock.json "$stamp"; then
  npm ci --no-audit --no-fund
  cp package-lock.json "$stamp"
fi
exec npm "$@"
