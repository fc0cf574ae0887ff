# First process of a burst's own namespaces: one shell a startup, each fed through its own pipe. When this process dies,
# the kernel ends all of them and whatever they started.
# $1 directory of the run, $2 number of the burst, $3 how many startups
dir=$1
read -r pid rest </proc/self/stat
echo "b $2 $pid" >&3
# Names of the burst before must not be in the way.
mount -n -t tmpfs -o mode=755 tmpfs /run/netns || exit
export dir
i=0
while [ "$i" -lt "$3" ]; do
  # Made here, because here a full file system ends the burst at once and not just one shell without a word.
  : >"$dir/log.$i" || exit
  sh <"$dir/in.$i" >"$dir/log.$i" 2>&1 &
  i=$((i + 1))
done
wait
