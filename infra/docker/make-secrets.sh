#!/bin/sh
# Makes the secrets that docker-compose.yml mounts, once; what is there is kept.
# The folder is yours alone; the files in it are readable, because each is mounted into a container whose user is not you.
set -eu
folder="$(cd "$(dirname "$0")" && pwd)/secrets"
mkdir -p "$folder"
chmod 700 "$folder"
for name in superuser_password owner_password application_password secret_key; do
  [ -s "$folder/$name" ] && continue
  od -An -N32 -tx1 /dev/urandom | tr -d ' \n' > "$folder/$name"
  chmod 444 "$folder/$name"
  echo "made $folder/$name"
done
