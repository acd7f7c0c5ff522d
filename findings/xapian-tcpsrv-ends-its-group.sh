#!/usr/bin/env bash
# Xapian 1.4.22: xapian-tcpsrv that is asked to end ends everything in its process group.
#
# A script starts another program and xapian-tcpsrv, and sends SIGTERM to xapian-tcpsrv alone. One
# would expect that the script goes on; it is ended, too, and so is the other program: on SIGTERM
# the server signals the whole group that it was started in, since it has a process for each
# connection there. In a script, a test or a supervisor, start it in a group of its own (setsid, or a
# systemd unit).
#
# Seen:
#   in the group of its script: the script ended by SIGTERM, the program beside it has ended
#   in a group of its own: the script went on, the program beside it runs

source "$(dirname "$0")/unpack.bash"
packages libxapian30=1.4.22-1 libxapian-dev=1.4.22-1 xapian-tools=1.4.22-1

database=$(compiled -lxapian <<'CPP'
#include <xapian.h>

int main(int, char** arguments) {
  Xapian::WritableDatabase documents(arguments[1], Xapian::DB_CREATE);
  documents.add_document(Xapian::Document());
  documents.commit();
}
CPP
)
"$database" "$work/documents"

cat >"$work/script" <<'BASH'
sleep 30 &
echo $! >"$work/beside"
"$@" xapian-tcpsrv --quiet --interface 127.0.0.1 --port "$port" "$work/documents" &
server=$!
until (exec 3<>"/dev/tcp/127.0.0.1/$port") 2>/dev/null; do read -rt 0.1 <> <(:) || true; done
kill -TERM "$server"
wait "$server" || true
read -rt 1 <> <(:) || true
BASH
export work
export port=$((20000 + RANDOM % 10000))

# told HOW COMMAND...: runs the script, which starts the server by COMMAND, in a group of its own.
told() {
  local how=$1 script="went on" beside="has ended"
  shift
  setsid --wait bash "$work/script" "$@" 2>/dev/null || script="ended by SIG$(kill -l $?)"
  if grep -qs '^State:.[^ZX]' "/proc/$(cat "$work/beside")/status"; then beside=runs; fi
  echo "$how: the script $script, the program beside it $beside"
}

{
  told "in the group of its script"
  told "in a group of its own" setsid
  kill "$(cat "$work/beside")"
} | seen
