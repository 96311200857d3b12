package dev.muster.worker.agent.process;

import dev.muster.worker.agent.process.isolate.Isolation;
import java.lang.ProcessBuilder.Redirect;

/** What the warden does, as a command of tools that every machine has: it must not need what it may have to outlive. */
final class Vigil {
    /**
     * Whose leader is gone is killed as a group alone: its number is taken as long as one of the group lives. Who has left
     * its group is known by where it works, or by its control group or user.
     */
    private static final String WATCH = """
            function start(pid,    file, line, stat, field) {
                file = "/proc/" pid "/stat"
                while ((getline line < file) > 0) stat = stat " " line
                close(file)
                sub(/.*\\)/, "", stat)
                split(stat, field, " ")
                return field[20]
            }
            $1 == "u" { claimed[$2] }
            $1 == "+" { pid[$2] = $3; born[$2] = $4 }
            $1 == "+" && $5 { claimed[$5]; user[$2] = $5 }
            $1 == "-" { delete pid[$2]; delete born[$2]; delete user[$2] }
            function kill(    all) {
                for (one in victims) {
                    all = all " " one
                    if (length(all) > 10000) { system("kill -s KILL --" all); all = "" }
                }
                if (all) system("kill -s KILL --" all)
            }
            END {
                for (watch in pid) {
                    now = start(pid[watch])
                    if (now == "" || now == born[watch]) victims["-" pid[watch]]
                    if (now == born[watch]) victims[pid[watch]]
                }
                ls = "ls -ld /proc/[0-9]*/cwd 2>/dev/null"
                while ((ls | getline line) > 0) {
                    if (index(line, " -> " ENVIRON["SCRATCH"] "/") && match(line, /\\/proc\\/[0-9]+/))
                        victims[substr(line, RSTART + 6, RLENGTH - 6)]
                }
                kill()
                for (watch in user) print "user " user[watch] | ENVIRON["RITES"]
                for (one in claimed) print "claim " one | ENVIRON["RITES"]
                print "scratch" | ENVIRON["RITES"]
                close(ENVIRON["RITES"])
            }
            """;

    /** Groups first, so that nobody is left who could start another. */
    private static final String RITES = """
            printf '%s\\n' "$CELLS" | while IFS= read -r cell; do
                [ -n "$cell" ] || continue
                for group in "$cell"*; do
                    [ -d "$group" ] || continue
                    tries=0
                    until rmdir "$group" || [ "$tries" -gt 200 ]; do
                        tries=$((tries + 1))
                        [ ! -e "$group/pids.max" ] || echo 0 >"$group/pids.max"
                        [ ! -e "$group/cgroup.kill" ] || echo 1 >"$group/cgroup.kill"
                        kill -s KILL $(cat "$group/cgroup.procs")
                        sleep 0.01
                    done
                done
            done
            while read -r what user; do
                case $what in
                user) "$SETPRIV" --reuid "$user" --regid "$user" --clear-groups sh -c 'kill -s KILL -- -1' ;;
                claim) rm -f -- "$CLAIMS/$user" ;;
                scratch) rm -rf -- "$SCRATCH" ;;
                esac
            done
            """;

    private Vigil() {}

    /** In a session of its own, and deaf to what a terminal sends: only the end of its stdin ends it. */
    static ProcessBuilder command(Programs programs, Isolation isolation) {
        ProcessBuilder command = new ProcessBuilder(
                programs.require("setsid"),
                programs.require("sh"),
                "-c",
                "trap '' HUP INT QUIT TERM; exec \"$@\"",
                "muster-warden",
                programs.require("awk"),
                WATCH);
        command.environment().clear();
        command.environment().putAll(isolation.remains());
        command.environment().put("PATH", programs.joined());
        command.environment().put("RITES", RITES);
        return command.redirectOutput(Redirect.DISCARD).redirectError(Redirect.DISCARD);
    }
}
