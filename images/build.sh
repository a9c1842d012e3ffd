#!/usr/bin/env bash
# Builds the images of the services: images/build.sh [SERVICE...]. Run ./mvnw -DskipTests package first.
#
# Settings, as environment variables:
#   TOOL      docker, podman or buildah; the first of them that is installed unless set
#   BASE      an image with a JRE 25; eclipse-temurin:25-jre unless set
#   REGISTRY  what the images' names begin with; "chalkstream" unless set
#   VERSION   their tag; 0.1.0 unless set
#   AOT       a folder with SERVICE.aot, as images/train.sh makes them; without it, images have no AOT cache
set -euo pipefail
cd "$(dirname "$0")/.."

version=${VERSION:-0.1.0}
registry=${REGISTRY:-chalkstream}
tool=${TOOL:-$(basename "$(command -v docker || command -v podman || command -v buildah)")}
# 2020-01-01, as the files below.
export SOURCE_DATE_EPOCH=1577836800
revision=$(git rev-parse HEAD 2>/dev/null || echo unknown)
all=(ws-gateway board-state cursor-service undo-redo-service ops-console)

# RocksDB's jar has libraries for every system, 70 MB. Images are for Linux with glibc, on x86-64 or arm64.
strip_rocksdb() {
  local jar=$1 work
  work=$(mktemp -d)
  (cd "$work" && jar --extract --file "$jar" && find . -maxdepth 1 -name 'librocksdbjni*' ! -name '*-linux64.so' ! -name '*-linux-aarch64.so' -delete &&
    jar --create --no-compress --no-manifest --date=2020-01-01T00:00:00Z --file "$jar" .)
  rm -rf "$work"
}

stage() {
  local service=$1 context=$2 app jar
  if [ "$service" = ops-console ]; then app=ops-console/target/app jar=$(cd ops-console/target/app && ls ./*.jar); else app=$service/target/quarkus-app jar=quarkus-run.jar; fi
  [ -d "$app" ] || { echo "$app is not there: run ./mvnw -DskipTests package first" >&2; exit 1; }
  mkdir -p "$context/libraries" "$context/application" "$context/aot"
  cp -r "$app/lib" "$context/libraries/"
  find "$app" -mindepth 1 -maxdepth 1 ! -name lib -exec cp -r {} "$context/application/" \;
  for rocksdb in "$context"/libraries/lib/*/*rocksdbjni*.jar; do
    [ ! -e "$rocksdb" ] || strip_rocksdb "$(realpath "$rocksdb")"
  done
  {
    if [ -n "${AOT:-}" ] && [ -f "$AOT/$service.aot" ]; then
      cp "$AOT/$service.aot" "$context/aot/app.aot"
      echo -XX:AOTCache=/app/app.aot
    fi
    echo "-jar $jar"
  } > "$context/application/arguments"
  # Equal content gives equal layers, whenever it is built.
  find "$context" -exec touch -d 2020-01-01T00:00:00Z {} +
  chmod -R a+rX "$context"
}

for service in "${@:-${all[@]}}"; do
  context=$(mktemp -d)
  trap 'rm -rf "$context"' EXIT
  stage "$service" "$context"
  options=(--file images/Dockerfile --tag "$registry/$service:$version"
    --build-arg SERVICE="$service" --build-arg VERSION="$version" --build-arg REVISION="$revision")
  [ -z "${BASE:-}" ] || options+=(--build-arg BASE="$BASE")
  # Equal content and an equal base give an equal image. Docker's own builder takes this date from the environment.
  [ "$(basename "$tool")" = docker ] || options+=(--timestamp "$SOURCE_DATE_EPOCH")
  "$tool" build "${options[@]}" "$context"
  rm -rf "$context"
done
