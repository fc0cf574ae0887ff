# First process of a run's own namespaces; further commands follow on its standard input, and its end is theirs.
# $1 directory of the run, $2 "net_prio" to mount that controller here if nobody else has
dir=$1
exec 3>"$dir/out"
set -e

# iproute2 keeps named namespaces in /run/netns. The host's are hidden here, and where the host has no such
# directory it does not get one: /run becomes a copy.
if [ ! -d /run/netns ]; then
  mount -n --rbind /run /mnt
  mount -n -t tmpfs -o mode=755 tmpfs /run
  for old in /mnt/*; do
    new=/run/${old#/mnt/}
    if [ -L "$old" ]; then cp -P "$old" "$new"
    elif [ -d "$old" ]; then mkdir -p "$new"; mount -n --rbind "$old" "$new"
    elif [ -e "$old" ]; then : >"$new"; mount -n --bind "$old" "$new"
    fi
  done
  mkdir /run/netns
fi
mount -n -t tmpfs -o mode=755 tmpfs /run/netns

if [ "$2" = net_prio ]; then
  mount -n -t tmpfs -o mode=755 tmpfs /mnt
  mkdir /mnt/net_prio
  mount -n -t cgroup -o net_prio net_prio /mnt/net_prio || rmdir /mnt/net_prio
fi

set +e
read -r pid rest </proc/self/stat
echo "u 0 $pid" >&3
