# Looks for a run's groups in the net_prio tree, which is mounted for this shell alone. Ends with 9 if there were some.
# $1 where to mount it, $2 name of the run's group, $3 "remove" or "look"
remove_tree() {
  for child in "$1"/*/; do
    [ ! -d "$child" ] || remove_tree "${child%/}"
  done
  rmdir "$1"
}
mount -n -t cgroup -o net_prio net_prio "$1" || exit 1
[ -d "$1/$2" ] || exit 0
[ "$3" = look ] || remove_tree "$1/$2" || exit 1
exit 9
