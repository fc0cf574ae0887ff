# First process of a run's own namespaces; further commands follow on its standard input, and its end is theirs.
# $1 directory of the run, $2 "net_prio" to mount that controller there if nobody else has
dir=$1
exec 3>"$dir/out"
set -e

# iproute2 keeps named namespaces in /run/netns. The host's are hidden here, and where the host has no such
# directory it does not get one: /run becomes a copy, filled from the original, which stays the working directory.
# (-c: a path from there must be taken as it is, because it has no absolute name any more.)
if [ ! -d /run/netns ]; then
  cd /run
  mount -n -t tmpfs -o mode=755 tmpfs /run
  for old in *; do
    if [ -L "$old" ]; then cp -P "./$old" "/run/$old"
    elif [ -d "$old" ]; then mkdir "/run/$old"; mount -n -c --rbind "./$old" "/run/$old"
    elif [ -e "$old" ]; then : >"/run/$old"; mount -n -c --bind "./$old" "/run/$old"
    fi
  done
  mkdir /run/netns
  cd /
fi
mount -n -t tmpfs -o mode=755 tmpfs /run/netns

if [ "$2" = net_prio ]; then
  mkdir "$dir/net_prio"
  mount -n -t cgroup -o net_prio net_prio "$dir/net_prio" || rmdir "$dir/net_prio"
fi

set +e
read -r pid rest </proc/self/stat
echo "u 0 $pid" >&3
