#!/usr/bin/env bash
# Measures Outcrop against its floors, one machine, one run, in turn. Needs a build: ./outcrop --version makes one.
# Usage: src/bench/measure.sh [start|ask|run|memory|guard|simulator|faults] …   (all but faults without arguments)
# Prints medians; wall and CPU are of the whole process. OUTCROP_BENCH_ROUNDS sets how many rounds (default 7).
set -euo pipefail
cd "$(dirname "$0")/../.."
rounds=${OUTCROP_BENCH_ROUNDS:-7}
work=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server"; rm -rf "$work"' EXIT
classes=$work/classes
libraries=target/outcrop.jar:$(sed 's#\(^\|:\)lib/#\1target/lib/#g' target/classpath)
short='-Xshare:auto -XX:TieredStopAtLevel=1 -XX:+UseSerialGC'
mkdir -p "$classes"
javac -cp "$libraries" -d "$classes" src/bench/java/dev/outcrop/bench/*.java

# timed NAME COMMAND…: appends "wall cpu peak-MiB" to $work/NAME
timed() {
    local name=$1
    shift
    local TIMEFORMAT='%R %U %S'
    { time "$@" > "$work/out" 2> "$work/err"; } 2> "$work/time" || { cat "$work/err" >&2; exit 1; }
    awk '{ printf "%.3f %.3f\n", $1, $2 + $3 }' "$work/time" >> "$work/$name"
}
median() { # NAME COLUMN
    sort -n -k "$2,$2" "$work/$1" | awk -v c="$2" '{ v[NR] = $c } END { print v[int((NR + 1) / 2)] }'
}
report() { # NAME
    printf '%-28s wall %6s s   CPU %6s s\n' "$1" "$(median "$1" 1)" "$(median "$1" 2)"
}
ratio() { # NAME FLOOR COLUMN LABEL: the median of the rounds' own ratios
    paste -d ' ' "$work/$1" "$work/$2" | awk -v c="$3" '{ print $c / $(c + 2) }' | sort -n \
        | awk -v l="$4" -v a="$1" -v b="$2" '{ v[NR] = $1 } END { printf "%s of %s over %s: %.2f\n", l, a, b, v[int((NR + 1) / 2)] }'
}

start() {
    for _ in $(seq 0 "$rounds"); do
        # shellcheck disable=SC2086
        timed empty java $short -cp "$classes" dev.outcrop.bench.Empty
        timed version ./outcrop --version
    done
    sed -i 1d "$work/empty" "$work/version"
    report empty; report version; ratio version empty 1 wall; ratio version empty 2 CPU
}

ask() {
    for _ in $(seq 0 "$rounds"); do timed ask ./outcrop ask explainer --var topic=tides --no-stream; done
    sed -i 1d "$work/ask"
    report ask
}

simulator() { # RULES: starts a simulator in a process of its own, so that its CPU is nobody's; JAVA_TOOL_OPTIONS bind it
    : > "$work/listening"
    ./outcrop simulate --port 0 --rules "$1" > "$work/listening" 2> "$work/simulator" &
    server=$!
    for _ in $(seq 100); do grep -q Listening "$work/listening" && break; sleep 0.1; done
    endpoint=$(sed -n 's/^Listening on //p' "$work/listening")
}

project() { # CONVERSATIONS TURNS
    mkdir -p "$work/project/conversations" "$work/project/prompts"
    printf 'You answer.\n' > "$work/project/prompts/answerer.md"
    cat > "$work/project/outcrop.yaml" <<YAML
region: us-east-1
backend: bedrock
endpoint: $endpoint
models: { fast: { id: us.amazon.nova-lite-v1:0, max-tokens: 400 } }
assistants: { answerer: { prompt: answerer, model: fast } }
YAML
    { echo 'assistant: answerer'; echo 'data: rows.jsonl'; echo 'turns:'
      for t in $(seq "$2"); do printf '  - user: This is turn %s.\n    expect: [{ contains: answer }]\n' "$t"; done
    } > "$work/project/conversations/talk.yaml"
    for i in $(seq "$1"); do echo "{\"n\": $i}"; done > "$work/project/conversations/rows.jsonl"
}

run() {
    printf 'rules:\n  - when: { user-contains: turn }\n    reply: { text: "This is the answer.", first-token-ms: 50 }\n' \
        > "$work/rules.yaml"
    simulator "$work/rules.yaml"
    project 200 5
    export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=bench
    local outcrop=$PWD/outcrop here=$PWD
    for _ in $(seq 0 "$rounds"); do
        timed bare-sdk java -cp "$classes:$libraries" dev.outcrop.bench.BareSdk "$endpoint" 200 5 50
        cd "$work/project"; timed outcrop-run "$outcrop" run --parallel 50; cd "$here"
    done
    sed -i 1d "$work/bare-sdk" "$work/outcrop-run"
    kill "$server"; server=
    report bare-sdk; report outcrop-run; ratio outcrop-run bare-sdk 1 wall; ratio outcrop-run bare-sdk 2 CPU
}

memory() {
    printf 'rules:\n  - when: { user-contains: turn }\n    reply: { text: "This is the answer." }\n' > "$work/rules.yaml"
    simulator "$work/rules.yaml"
    project 5000 2
    export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=bench
    local outcrop=$PWD/outcrop here=$PWD
    cd "$work/project"
    "$outcrop" run --parallel 50 > "$work/out" 2> "$work/err" &
    local pid=$! peak=0 now
    while kill -0 $pid 2> /dev/null; do
        now=$(awk '/VmHWM/ { print int($2 / 1024) }' "/proc/$pid/status" 2> /dev/null || echo 0)
        [ "${now:-0}" -gt "$peak" ] && peak=$now
        sleep 0.2
    done
    wait $pid
    cd "$here"
    kill "$server"; server=
    echo "5,000 conversations of 2 turns, peak resident memory: $peak MiB"
}

guard() { # words: what a burst says; the others say it slowly
    local words
    words=$(printf 'word%s ' $(seq 400))
    cat > "$work/rules.yaml" <<YAML
rules:
  - when: { user-contains: call }
    reply: { text: "This is the answer." }
  - when: { user-contains: burst }
    reply: { text: "$words" }
  - when: { user-contains: paced }
    reply: { text: "$(printf 'word%s ' $(seq 40))", tokens-per-second: 50 }
  - when: { user-contains: long }
    reply: { text: "$(printf 'word%s ' $(seq 20))", first-token-ms: 1000, tokens-per-second: 2 }
  - when: { user-contains: endless }
    reply: { text: "$words", tokens-per-second: 1 }
YAML
    simulator "$work/rules.yaml"
    export AWS_ACCESS_KEY_ID=AKIDEXAMPLE AWS_SECRET_ACCESS_KEY=bench
    java -Dorg.slf4j.simpleLogger.defaultLogLevel=off -cp "$classes:$libraries" dev.outcrop.bench.GuardCost "$endpoint" "$rounds"
    # Each open stream holds 2 MiB in the AWS SDK.
    java -Dorg.slf4j.simpleLogger.defaultLogLevel=off -Xmx4g -XX:+UseParallelGC -cp "$classes:$libraries" dev.outcrop.bench.ManyStreams "$endpoint" "$work/rules.yaml"
    kill "$server"; server=
}

faults() { # The table of docs/reliability.md, in three minutes or so
    javac -cp "$libraries" -d "$classes" src/bench/java/dev/outcrop/bench/{FaultTable,FaultColumn,Observed}.java
    java -Xshare:auto -XX:TieredStopAtLevel=1 -cp "$classes:$libraries" dev.outcrop.bench.FaultTable 2> "$work/err" \
        || { cat "$work/err" >&2; exit 1; }
}

cost() { # REPLY KIND COUNT
    printf 'rules:\n  - when: { user-contains: turn }\n    reply: %s\n' "$1" > "$work/rules.yaml"
    simulator "$work/rules.yaml"
    java -cp "$classes:$libraries" dev.outcrop.bench.SimulatorCost "$2" "$endpoint" "$server" "$3"
    kill "$server"; wait "$server" 2> /dev/null || true; server=
}

simulator_cost() { # CPU of the simulator's process for a call and for an event, and 2,000 open streams in 512 MB of heap
    cost '{ text: This is the answer. }' whole 100000
    cost "{ text: $(printf 'This is a word of the answer %.0s' $(seq 30))}" stream 4000
    JAVA_TOOL_OPTIONS=-Xmx512m cost '{ text: one two three four five, tokens-per-second: 0.02 }' open 2000
    : > "$work/listening"
    java -cp "$classes:$libraries" dev.outcrop.bench.BareHttp > "$work/listening" 2> "$work/bare" &
    server=$!
    for _ in $(seq 100); do grep -q Listening "$work/listening" && break; sleep 0.1; done
    echo "the floor, a bare Netty server with one fixed answer:"
    java -cp "$classes:$libraries" dev.outcrop.bench.SimulatorCost whole "$(sed -n 's/^Listening on //p' "$work/listening")" \
        "$server" 100000
    kill "$server"; wait "$server" 2> /dev/null || true; server=
}

for part in "${@:-start ask run memory guard simulator_cost}"; do for p in $part; do "${p/%simulator/simulator_cost}"; done; done
