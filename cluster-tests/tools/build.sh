#!/usr/bin/env bash
# Makes a Kubernetes out of Debian's packages: tools/build.sh [FOLDER]. The folder is kept for the next time;
# ~/.cache/chalkstream-cluster unless given. Quick if everything is there; the first time, some 10 minutes of two cores.
#
# Into FOLDER/bin come kube-apiserver, kube-controller-manager, kube-scheduler, kubelet and kube-proxy, built from the source package
# "kubernetes"; into FOLDER/root etcd, containerd, Prometheus and conntrack. Nothing is installed on the machine.
set -euo pipefail

folder=$(realpath -m "${1:-$HOME/.cache/chalkstream-cluster}")
programs=(kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy)
mkdir -p "$folder"
exec 9> "$folder/lock"
flock 9
work=$folder/work
packages=(etcd-server containerd prometheus conntrack libnetfilter-conntrack3 libnfnetlink0)
mkdir -p "$folder/bin" "$folder/root" "$work/go" "$work/packages" "$work/lists/partial" "$work/apt/archives/partial"
cd "$work/packages"

if [ ! -x "$folder/root/usr/bin/etcd" ] || [ ! -x "$folder/root/usr/bin/prometheus" ]; then
  apt-get download -q "${packages[@]}"
  for package in "${packages[@]}"; do dpkg -x "$package"_*.deb "$folder/root"; done
fi
built() { for program in "${programs[@]}"; do [ -x "$folder/bin/$program" ] || return 1; done; }
! built || { rm -rf "$work"; exit 0; }

apt-get download -q golang-1.19-go golang-1.19-src golang-github-modern-go-reflect2-dev rsync libpopt0 libxxhash0
for file in golang* rsync* libpopt0* libxxhash0*; do dpkg -x "$file" "$work/go"; done

# Few machines have sources among their package lists, so these lists are our own.
echo 'deb-src http://deb.debian.org/debian bookworm main' > "$work/sources.list"
sources=(-q -o "Dir::Etc::sourcelist=$work/sources.list" -o Dir::Etc::sourceparts=- -o "Dir::State::lists=$work/lists" -o "Dir::Cache=$work/apt")
apt-get "${sources[@]}" update
rm -rf "$work"/kubernetes-*
(cd "$work" && apt-get "${sources[@]}" source kubernetes)
cd "$work"/kubernetes-*/

# The vendored reflect2 doesn't fit Go 1.19: the API server would crash at the first custom resource.
rm -rf vendor/github.com/modern-go/reflect2
cp -rL "$work/go/usr/share/gocode/src/github.com/modern-go/reflect2" vendor/github.com/modern-go/reflect2
rm -f vendor/github.com/modern-go/reflect2/*_test.go

cat > "$work/version" <<END
KUBE_GIT_COMMIT='debian'
KUBE_GIT_TREE_STATE='archive'
KUBE_GIT_VERSION='v1.20.2'
KUBE_GIT_MAJOR='1'
KUBE_GIT_MINOR='20'
END
export GOROOT=$work/go/usr/lib/go-1.19 GOCACHE=$work/cache HOME=$work CGO_ENABLED=0 GOFLAGS=-mod=vendor KUBE_GIT_VERSION_FILE=$work/version
export PATH=$GOROOT/bin:$work/go/usr/bin:$PATH LD_LIBRARY_PATH=$work/go/usr/lib/x86_64-linux-gnu
nice -n 19 ionice -c 3 make WHAT="${programs[*]/#/cmd/}" KUBE_VERBOSE=1
for program in "${programs[@]}"; do cp "_output/local/bin/linux/amd64/$program" "$folder/bin/"; done
cd "$folder"
rm -rf "$work"
