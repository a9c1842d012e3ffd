#!/usr/bin/env bash
# Builds the services' images on a base of this machine, a small Debian with the JRE of JAVA_25
# (by default that of /usr/lib/jvm), and writes all of them into one archive:
# tools/images.sh ARCHIVE. Needs root, buildah, podman and mmdebstrap; no registry. The base is kept for the next time.
set -euo pipefail

JAVA_25=${JAVA_25:-$(find /usr/lib/jvm -maxdepth 1 -name '*25*' | head -1)}
archive=$(realpath -m "$1")
cd "$(dirname "$0")/../.."
programs=${CLUSTER_PROGRAMS:-$HOME/.cache/chalkstream-cluster}
base=docker.io/chalkstream/base:1
services=(ws-gateway board-state cursor-service undo-redo-service ops-console)

# A store of our own, and settings that need no limits beyond those of this machine.
mkdir -p "$programs/images"
printf '[storage]\ndriver = "overlay"\ngraphroot = "%s"\nrunroot = "%s"\n' "$programs/images/store" "$programs/images/run" > "$programs/images/storage.conf"
printf '[containers]\ndefault_ulimits = ["nofile=4096:4096", "nproc=4096:4096"]\n[engine]\nruntime = "runc"\n' > "$programs/images/containers.conf"
export CONTAINERS_STORAGE_CONF=$programs/images/storage.conf CONTAINERS_CONF=$programs/images/containers.conf BUILDAH_ISOLATION=oci

if ! buildah inspect --type image "$base" > /dev/null 2>&1; then
  root=$(mktemp -d)
  trap 'rm -rf "$root"' EXIT
  mmdebstrap --quiet --variant=extract --include=coreutils,dash,libc6,libgcc-s1,libstdc++6,zlib1g,tzdata bookworm "$root"
  mkdir -p "$root/opt"
  "$JAVA_25/bin/jlink" --add-modules ALL-MODULE-PATH --strip-debug --no-header-files --no-man-pages --output "$root/opt/java" 2> /dev/null ||
    cp -r "$JAVA_25" "$root/opt/java"
  container=$(buildah from scratch)
  buildah add --quiet "$container" "$root" /
  buildah config --env PATH=/opt/java/bin:/usr/bin:/bin --cmd '["sleep", "infinity"]' "$container"
  buildah commit --quiet --rm "$container" "$base"
fi

for service in "${services[@]}"; do
  TOOL=buildah BASE=$base REGISTRY=docker.io/chalkstream VERSION=0.1.0 images/build.sh "$service"
done
rm -f "$archive"
podman save --quiet --multi-image-archive --output "$archive" "$base" $(printf "docker.io/chalkstream/%s:0.1.0 " "${services[@]}")
