"""The clients, and one run of one of them: 1 + warm torrents through a fresh process."""
import os
import shutil
import statistics
import sys
import time

from harness import machine, torrents

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(HERE)))
PYTHON = "/usr/bin/python3"             # the one python3-libtorrent is for
GIB = 1 << 30
MIB = 1 << 20
CLIENT = "10.99.0.2"
PEER = "10.99.0.3"
PORT = 6881
SETTLE = 0.5                            # seconds, for work left over after the last event


def program():
    """The hotswarm command."""
    return os.environ.get("HOTSWARM", os.path.join(ROOT, "hotswarm"))


class Libtorrent:
    name = "libtorrent"

    def command(self, mode, files, directory, state):
        verb = "get" if mode == "download" else "seed"
        return [PYTHON, os.path.join(HERE, "libtorrent_peer.py"), verb, directory, CLIENT,
                str(PORT)] + files

    def environment(self):
        return {}


class Hotswarm:
    def __init__(self, heap=None):
        self.heap = heap
        self.name = "hotswarm" + (" -Xmx" + heap if heap else "")

    def command(self, mode, files, directory, state):
        verb = ["get", *files, "-o", directory, "--seed"] if mode == "download" else \
            ["seed", *files, "-d", directory]
        return [program(), *verb, "--bind", CLIENT, "-p", str(PORT), "--state", state, "--json",
                "--no-dht", "--no-lsd", "--no-pex", "--no-nat", "--no-utp",
                "--encryption", "disabled"]

    def environment(self):
        options = os.environ.get("HOTSWARM_JAVA_OPTS", "")
        return {"HOTSWARM_JAVA_OPTS": (options + " -Xmx" + self.heap).strip()} if self.heap else {}


class Workload:
    def __init__(self, options, room):
        self.options = options
        self.room = room
        self.torrents = torrents.make(room, 1 + options.warm, options.size)
        self.download = options.mode == "download"

    def run(self, client):
        """Figures of one fresh process."""
        if not self.options.no_prefault:
            machine.prefault()
        into = os.path.join(self.room, "into")
        state = os.path.join(self.room, "state")
        os.makedirs(into)
        os.makedirs(state)
        files = [torrent.path for torrent in self.torrents]
        directory = into if self.download else self.torrents[0].data
        process = machine.Process(
            client.command(self.options.mode, files, directory, state),
            os.path.join(self.room, "client.log"), client.environment())
        peer = None
        try:
            process.wait(self.options.timeout, event="started")
            if not self.download:
                self._await_seeding(process)
            peer = self._peer(into)
            time.sleep(SETTLE)
            start = sum(process.cpu())
            steps = [self._step(process, peer, torrent) for torrent in self.torrents]
            process.sample()
        finally:
            process.stop()
            if peer:
                peer.stop()
            self._check(into)
            shutil.rmtree(into)
            shutil.rmtree(state)
        return self._figures(process, start, steps)

    def _peer(self, into):
        role = "serve" if self.download else "get"
        if self.options.peer == "raw":
            command = [sys.executable, os.path.join(HERE, "raw_peer.py"),
                       "seed" if self.download else "leech", PEER]
        else:
            command = [PYTHON, os.path.join(HERE, "libtorrent_peer.py"), role,
                       self.torrents[0].data if self.download else into, PEER, str(PORT)]
            command += [torrent.path for torrent in self.torrents]
        peer = machine.Process(command, os.path.join(self.room, "peer.log"))
        peer.wait(self.options.timeout, event="started")
        if self.download and self.options.peer == "libtorrent":
            self._await_seeding(peer)
        return peer

    def _await_seeding(self, process):
        for torrent in self.torrents:
            process.wait(self.options.timeout, infoHash=torrent.info_hash, state="seeding")

    def _step(self, process, peer, torrent):
        """One torrent from the connection on, in which the other side has the first word."""
        busy, own, other = machine.busy(), process.cpu(), sum(peer.cpu())
        start = time.monotonic()
        peer.tell(connect="%s:%d" % (CLIENT, PORT), infoHash=torrent.info_hash, size=torrent.size,
                  piece=torrents.PIECE, file=os.path.join(torrent.data, torrent.name))
        reporter = process if self.download else peer
        end = reporter.wait(self.options.timeout, event="finished", infoHash=torrent.info_hash)
        time.sleep(SETTLE)
        user, system = (after - before for after, before in zip(process.cpu(), own))
        peers = sum(peer.cpu()) - other
        return {"rate": torrent.size / MIB / (end - start),
                "user": user * GIB / torrent.size,
                "cpu": (user + system) * GIB / torrent.size,
                "others": (machine.busy() - busy - user - system - peers) * GIB / torrent.size}

    def _check(self, into):
        if not self.download and self.options.peer == "raw":
            return
        for torrent in self.torrents:
            if not torrent.complete_in(into):
                raise SystemExit("the copy of %s differs" % torrent.name)

    def _figures(self, process, start, steps):
        first, warm = steps[0], steps[1:] or steps
        return {"start_cpu": start, "first_rate": first["rate"], "first_cpu": first["cpu"],
                "warm_rate": statistics.median(step["rate"] for step in warm),
                "warm_cpu": statistics.median(step["cpu"] for step in warm),
                "warm_user": statistics.median(step["user"] for step in warm),
                "rss": process.peak, "anonymous": process.anonymous,
                "others": statistics.mean(step["others"] for step in steps)}
