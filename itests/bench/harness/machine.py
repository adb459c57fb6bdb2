"""The machine under the benchmark: namespace, directory, processes and what they cost."""
import contextlib
import json
import os
import queue
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time

MIB = 1 << 20
TICKS = os.sysconf("SC_CLK_TCK")
INSIDE = "HOTSWARM_BENCH_INSIDE"
SET_UP = """
ip link set lo up && ip address add 10.99.0.1/16 dev lo || exit
echo reno > /proc/sys/net/ipv4/tcp_congestion_control || exit
exec "$@"
"""


def enter_namespace():
    """Starts this program again in a network namespace of its own, unless it is in it."""
    if os.environ.get(INSIDE):
        return
    os.environ[INSIDE] = "1"
    os.execvp("unshare", ["unshare", "--map-root-user", "--net", "sh", "-c", SET_UP, "sh",
                          sys.executable] + sys.argv)


@contextlib.contextmanager
def directory(options):
    """A directory for the payloads: in memory when there is room, so that no disk is measured."""
    need = (3 + options.warm) * options.size * MIB
    parent = options.dir
    if not parent and shutil.disk_usage("/dev/shm").free > need and available() > 2 * need:
        parent = "/dev/shm"
    path = tempfile.mkdtemp(prefix="hotswarm-bench-", dir=parent)
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(1))
    try:
        yield path
    finally:
        shutil.rmtree(path, ignore_errors=True)


def available():
    with open("/proc/meminfo") as file:
        fields = dict(line.split(":") for line in file)
    return int(fields["MemAvailable"].split()[0]) * 1024


def prefault():
    """Touches and frees memory: a page's first use in a virtual machine can cost a fault in the
    host, and whoever came first would pay it."""
    size = min(4 << 30, available() // 2)
    code = ("import mmap, sys; mmap.mmap(-1, int(sys.argv[1]),"
            " flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS | mmap.MAP_POPULATE)")
    subprocess.run([sys.executable, "-c", code, str(size)], check=True)


def busy():
    """CPU seconds the whole machine has used."""
    with open("/proc/stat") as file:
        values = [int(word) for word in file.readline().split()[1:]]
    return (sum(values[:3]) + sum(values[5:7])) / TICKS


class Process:
    """A child that prints one JSON object per line; its events, CPU time and memory."""

    def __init__(self, command, log, environment=None):
        self.log = log
        self.events = queue.Queue()
        self.history = []
        self.anonymous = self.peak = 0
        with open(log, "ab") as errors:
            self.child = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=errors,
                env=dict(os.environ, **(environment or {})), text=True)
        threading.Thread(target=self._read, daemon=True).start()
        threading.Thread(target=self._watch, daemon=True).start()

    def _read(self):
        for line in self.child.stdout:
            now = time.monotonic()
            if line.startswith("{"):
                self.events.put((now, json.loads(line)))
        self.events.put((time.monotonic(), {"event": "end of output"}))

    def _watch(self):
        while self.child.poll() is None:
            self.sample()
            time.sleep(0.1)

    def sample(self):
        try:
            with open("/proc/%d/status" % self.child.pid) as file:
                fields = dict(line.split(":", 1) for line in file)
            self.peak = max(self.peak, int(fields["VmHWM"].split()[0]) / 1024)
            self.anonymous = max(self.anonymous, int(fields["RssAnon"].split()[0]) / 1024)
        except (OSError, KeyError):
            return                      # it ended meanwhile

    def cpu(self):
        """User and system CPU seconds of the process so far, all threads."""
        with open("/proc/%d/stat" % self.child.pid) as file:
            words = file.read().rsplit(") ", 1)[1].split()
        return int(words[11]) / TICKS, int(words[12]) / TICKS

    def tell(self, **command):
        self.child.stdin.write(json.dumps(command) + "\n")
        self.child.stdin.flush()

    def wait(self, seconds, **wanted):
        """The time of the first event, past or to come, that has these fields."""
        for when, event in self.history:
            if wanted.items() <= event.items():
                return when
        end = time.monotonic() + seconds
        while True:
            try:
                when, event = self.events.get(timeout=max(0.0, end - time.monotonic()))
            except queue.Empty:
                raise SystemExit("no %s within %d s; see %s" % (wanted, seconds, self.saved()))
            self.history.append((when, event))
            if wanted.items() <= event.items():
                return when
            if event["event"] in ("error", "end of output"):
                raise SystemExit("%s before %s; see %s" % (event, wanted, self.saved()))

    def saved(self):
        """The log, where it survives the benchmark."""
        return shutil.copy(self.log, tempfile.gettempdir())

    def stop(self):
        self.sample()
        self.child.terminate()
        try:
            self.child.wait(15)
        except subprocess.TimeoutExpired:
            self.child.kill()
            self.child.wait()
