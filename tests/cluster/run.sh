#!/usr/bin/env bash
# Runs the array script of docs/cluster.md on a Slurm of its own: four shares of a sweep, of which one is killed and one requeued while they are
# at work. What 'lrfind merge' makes of them has to be the same to the byte as an undisturbed sweep of the whole grid.
#
#   tests/cluster/run.sh [--install] [LRFIND]
#
# LRFIND is the executable, by default that of the release build. Slurm and munge reach each other over the loopback, with ports, key and socket of
# their own in a temporary folder, and need no systemd; of a Slurm that the machine belongs to, nothing is touched. Where Slurm is not installed,
# the test says that it is skipped; --install installs Debian's slurm-wlm if apt-get and the rights are there.
set -euo pipefail

root=$(cd "$(dirname "$0")/../.." && pwd)
install=no
if [ "${1:-}" = --install ]; then
    install=yes
    shift
fi
lrfind=$(realpath "${1:-$root/artifacts/bin/LrFind/release/lrfind}")
# Daemons are not on everyone's path.
PATH=$PATH:/usr/sbin:/sbin
export PATH

skip() {
    echo "cluster test SKIPPED: $1"
    exit 0
}

missing_tool() {
    local tool
    for tool in munged slurmctld slurmd sbatch scontrol squeue scancel; do
        command -v "$tool" > /dev/null || { echo "$tool"; return; }
    done
}

install_slurm() {
    if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
        skip "$(missing_tool) is not installed, and installing it needs root and apt-get"
    fi
    echo "installing slurm-wlm"
    local log
    log=$(mktemp)
    # Nothing is started by the installation: the test starts its own.
    if ! { timeout 60 apt-get -qq update && DEBIAN_FRONTEND=noninteractive RUNLEVEL=1 timeout 120 apt-get -qq install -y --no-install-recommends slurm-wlm; } > "$log" 2>&1
    then
        tail -n 3 "$log"
        rm -f "$log"
        skip "apt-get cannot install slurm-wlm"
    fi
    rm -f "$log"
}

# It asks for the addresses of the kinds that the machine has, and the loopback's do not count.
[ -n "$(hostname -I)" ] || skip "Slurm needs a network interface besides the loopback"
[ -n "$(missing_tool)" ] && [ "$install" = yes ] && install_slurm
[ -n "$(missing_tool)" ] && skip "$(missing_tool) is not installed (Debian's package slurm-wlm)"
[ -x "$lrfind" ] || { echo "there is no '$lrfind'; build it by: dotnet build src/LrFind -c Release"; exit 1; }

# Whatever hangs, the rest ends.
readonly deadline=150
if [ -z "${LRFIND_CLUSTER_DEADLINE:-}" ]; then
    LRFIND_CLUSTER_DEADLINE=$deadline exec timeout --kill-after=20 "$deadline" bash "$0" "$lrfind"
fi

work=$(mktemp -d "${TMPDIR:-/tmp}/lrfind-cluster.XXXXXX")
chmod 755 "$work"
mkdir "$work"/{state,spool,log,bin,job}
unset "${!SLURM_@}" "${!SBATCH_@}" "${!SQUEUE_@}"
export SLURM_CONF=$work/slurm.conf
daemons=()

# ---- the end, whichever it is

print_logs() {
    local log
    timeout 5 squeue --all 2>&1 || true
    for log in "$work"/log/* "$work"/job/*.log; do
        [ -s "$log" ] && { echo "---- ${log#"$work"/}"; tail -n 25 "$log"; }
    done
}

# A process that outlives its task, as those of a slurmd that has died, still works in our folder.
kill_what_is_left() {
    local entry
    for entry in /proc/[0-9]*; do
        case $(readlink "$entry/cwd" 2> /dev/null) in
            "$work"*) kill -9 "${entry#/proc/}" 2> /dev/null || true ;;
        esac
    done
}

clean_up() {
    local code=$? daemon
    trap - EXIT
    trap '' INT TERM PIPE
    set +e
    cd /
    [ "$code" -eq 0 ] || { echo "cluster test FAILED (exit code $code)"; print_logs; } >&2
    timeout 5 scancel --signal=KILL --full --user="$(id -un)" > /dev/null 2>&1
    for daemon in "${daemons[@]}"; do
        kill "$daemon" 2> /dev/null
    done
    for daemon in "${daemons[@]}"; do
        wait_for_end "$daemon" || kill -9 "$daemon" 2> /dev/null
    done
    kill_what_is_left
    rm -rf "$work"
    exit "$code"
}

wait_for_end() {
    for _ in {1..50}; do
        kill -0 "$1" 2> /dev/null || return 0
        sleep 0.1
    done
    return 1
}

trap clean_up EXIT
trap 'echo "the test took more than $LRFIND_CLUSTER_DEADLINE s, or was interrupted" >&2; exit 124' INT TERM HUP

fail() {
    echo "$1" >&2
    exit 1
}

# Waits until a command succeeds: wait_until SECONDS WHAT COMMAND...
wait_until() {
    local end=$((SECONDS + $1)) what=$2
    shift 2
    until "$@"; do
        [ "$SECONDS" -lt "$end" ] || fail "waited in vain for $what"
        sleep 0.05
    done
}

# ---- a cluster of one node

free_port() {
    local port
    while port=$((20000 + RANDOM % 12000)); do
        (: < "/dev/tcp/127.0.0.1/$port") 2> /dev/null || { echo "$port"; return; }
    done
}

start_daemon() {
    local name=$1
    shift
    (cd "$work" && exec "$@") > "$work/log/$name.out" 2>&1 < /dev/null &
    daemons+=($!)
}

# Slurm knows a machine by the first part of its name, which need not resolve.
write_configuration() {
    local host
    host=$(uname -n)
    host=${host%%.*}
    cat > "$SLURM_CONF" << END
ClusterName=lrfind
SlurmctldHost=$host(127.0.0.1)
SlurmUser=$(id -un)
SlurmdUser=$(id -un)
SlurmctldPort=$(free_port)
SlurmdPort=$(free_port)
AuthType=auth/munge
# Credentials that are short-lived let a requeued task start after seconds instead of two minutes.
AuthInfo=socket=$work/munge.socket,cred_expire=5
StateSaveLocation=$work/state
SlurmdSpoolDir=$work/spool
SlurmctldPidFile=$work/slurmctld.pid
SlurmdPidFile=$work/slurmd.pid
SlurmctldLogFile=$work/log/slurmctld.log
SlurmdLogFile=$work/log/slurmd.log
# Neither control groups nor systemd.
ProctrackType=proctrack/linuxproc
TaskPlugin=task/none
JobAcctGatherType=jobacct_gather/none
AccountingStorageType=accounting_storage/none
MailProg=/bin/true
SchedulerType=sched/builtin
SchedulerParameters=sched_interval=1,batch_sched_delay=0
SelectType=select/cons_tres
SelectTypeParameters=CR_CPU
ReturnToService=2
KillWait=5
# Four tasks at the same time, whatever the machine has.
SlurmdParameters=config_overrides
NodeName=$host NodeAddr=127.0.0.1 CPUs=4 RealMemory=4000
PartitionName=all Nodes=$host Default=YES MaxTime=5 State=UP
END
}

is_idle() { [ "$(timeout 5 sinfo --noheader --format=%T 2> /dev/null)" = idle ]; }

start_cluster() {
    write_configuration
    head -c 1024 /dev/urandom > "$work/munge.key"
    chmod 400 "$work/munge.key"
    start_daemon munged munged --foreground --force --key-file="$work/munge.key" --socket="$work/munge.socket" \
        --pid-file="$work/munged.pid" --log-file="$work/log/munged.log" --seed-file="$work/munge.seed"
    wait_until 10 "munge's socket" test -S "$work/munge.socket"
    start_daemon slurmctld slurmctld -D -i
    start_daemon slurmd slurmd -D
    wait_until 30 "an idle node" is_idle
}

# ---- the sweep

extract_script() {
    awk '/^```bash$/ { inside = 1; next } /^```$/ { if (inside) exit } inside' "$root/docs/cluster.md" > "$work/job/sweep.sbatch"
    grep -q '^#SBATCH --array=0-3$' "$work/job/sweep.sbatch" || fail "docs/cluster.md starts with no array script of four tasks"
}

run_undisturbed() {
    sed -e 's/--shards 4/--shard 0\/1/' -e 's/--output sweep/--output whole/' "$work/job/sweep.sbatch" > "$work/job/whole.sh"
    (cd "$work/job" && SLURM_ARRAY_TASK_ID=all SLURMD_NODENAME=here SLURM_CPUS_PER_TASK=2 timeout 60 bash whole.sh) > "$work/job/whole.log" 2>&1
    [ -s "$work/job/whole/sweep.csv" ] || fail "the undisturbed sweep has written nothing"
}

# Lines are the cells that are done.
cells_of() { cat "$work/job/sweep/cells.$1-of-4.jsonl" 2> /dev/null | wc -l; }
has_begun() { [ "$(cells_of "$1")" -ge 1 ]; }
state_of() { timeout 5 scontrol show job "${job}_$1" | sed -n 's/^ *JobState=\([A-Z]*\).*/\1/p'; }
has_failed() { [ "$(state_of "$1")" = FAILED ]; }
is_done() { [ "$(state_of "$1")" = COMPLETED ]; }
requeue() { timeout 10 scontrol requeue "${job}_$1"; }

# The script is replaced by lrfind, so that its process is the task's.
process_of() {
    local entry
    for entry in /proc/[0-9]*; do
        if [ "$(readlink "$entry/cwd" 2> /dev/null)" = "$work/job" ] && tr '\0' '\n' 2> /dev/null < "$entry/environ" | grep -q "^SLURM_ARRAY_TASK_ID=$1\$" \
            && [ "$(tr '\0' ' ' 2> /dev/null < "$entry/cmdline" | cut -d' ' -f2)" = sweep ]
        then
            echo "${entry#/proc/}"
            return
        fi
    done
}

in_flight() {
    local all=$(($(wc -l < "$work/job/whole/sweep.csv") - 1))
    [ "$1" -ge 1 ] && [ "$1" -lt $((all / 4)) ] || fail "share $2 had $1 of $((all / 4)) cells when it was stopped: it was not at work"
    echo "share $2: $3 after $1 of $((all / 4)) cells"
}

kill_at_work() {
    local process
    wait_until 30 "the first cell of share $1" has_begun "$1"
    process=$(process_of "$1")
    [ -n "$process" ] || fail "there is no process of share $1"
    kill -9 "$process"
    in_flight "$(cells_of "$1")" "$1" "killed"
}

requeue_at_work() {
    wait_until 30 "the first cell of share $1" has_begun "$1"
    requeue "$1"
    in_flight "$(cells_of "$1")" "$1" "requeued"
}

ran() {
    local share
    for share in 0 1 2 3; do
        local log=$work/job/lrfind-$share.log starts=1
        case $share in 1 | 2) starts=2 ;; esac
        [ "$(grep -c "^share $share of 4, restart" "$log")" -eq $starts ] || fail "share $share did not run $starts times"
        [ $starts -eq 1 ] || grep -q "^share $share of 4, restart 1" "$log" || fail "share $share was not restarted by Slurm"
        [ "$(grep -c "^share       $share/4 is done" "$log")" -eq 1 ] || fail "share $share did not end well"
    done
}

start_cluster
extract_script
ln -s "$lrfind" "$work/bin/lrfind"
PATH=$work/bin:$PATH
cp -r "$root/samples" "$work/job/samples"
run_undisturbed

cd "$work/job"
job=$(timeout 10 sbatch --parsable sweep.sbatch)
kill_at_work 1
requeue_at_work 2
wait_until 15 "Slurm to see that share 1 has failed" has_failed 1
requeue 1
timeout 30 "$lrfind" merge sweep --no-plot > merge-early.log 2>&1 && fail "a merge before the end found nothing missing"
for share in 0 1 2 3; do
    wait_until 60 "the end of share $share" is_done "$share"
done
ran
timeout 30 "$lrfind" merge sweep > merge.log 2>&1 || fail "the merge failed"
for file in sweep.csv sweep.json; do
    cmp "whole/$file" "sweep/$file" || fail "$file is not what an undisturbed sweep writes"
done
echo "sweep.csv and sweep.json of $(($(wc -l < sweep/sweep.csv) - 1)) cells are those of an undisturbed sweep"
