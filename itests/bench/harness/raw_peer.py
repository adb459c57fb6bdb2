"""A bare peer, cheap enough that the client on the other side is the bottleneck.

    raw_peer.py seed|leech ADDRESS

Commands on standard input, one JSON object each: {"connect": "HOST:PORT", "infoHash": HASH,
"size": BYTES, "piece": BYTES, "file": PATH}. It connects from ADDRESS, gives or takes the whole
payload once and prints a "finished" event. What it takes it counts and drops.
"""
import json
import mmap
import os
import socket
import struct
import sys

BLOCK = 16384
DEPTH = 512                             # requests in flight
CHOKE, UNCHOKE, INTERESTED, BITFIELD, REQUEST, PIECE = 0, 1, 2, 5, 6, 7


def say(**event):
    print(json.dumps(event), flush=True)


def message(kind, payload=b""):
    return struct.pack(">IB", 1 + len(payload), kind) + payload


class Wire:
    """A blocking connection after the handshake, read through one large buffer."""

    def __init__(self, address, job):
        host, _, port = job["connect"].rpartition(":")
        self.socket = socket.create_connection((host, int(port)), 30, (address, 0))
        self.socket.settimeout(60)
        self.socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.buffer = bytearray(1 << 21)
        self.view = memoryview(self.buffer)
        self.start = self.end = 0
        self.send(b"\x13BitTorrent protocol" + bytes(8) + bytes.fromhex(job["infoHash"])
                  + b"-HB0001-" + os.urandom(12))
        self.need(68)
        self.start += 68

    def send(self, data):
        self.socket.sendall(data)

    def need(self, count):
        """Has at least this many unread bytes in the buffer."""
        while self.end - self.start < count:
            if len(self.buffer) - self.start < max(count, BLOCK + 64):
                rest = self.end - self.start
                self.buffer[:rest] = self.buffer[self.start:self.end]
                self.start, self.end = 0, rest
            read = self.socket.recv_into(self.view[self.end:])
            if read == 0:
                raise EOFError("the client hung up")
            self.end += read

    def next(self):
        """Kind and payload's place of the next message; None for a keep-alive."""
        self.need(4)
        length = int.from_bytes(self.view[self.start:self.start + 4], "big")
        self.need(4 + length)
        at = self.start + 4
        self.start = at + length
        return (self.buffer[at], at + 1, at + length) if length else (None, at, at)


def requests(job):
    """Every request of the payload, 17 bytes each."""
    out = bytearray()
    for begin in range(0, job["size"], BLOCK):
        piece, offset = divmod(begin, job["piece"])
        out += message(REQUEST, struct.pack(
            ">III", piece, offset, min(BLOCK, job["size"] - begin)))
    return out


def leech(address, job):
    wire = Wire(address, job)
    wire.send(message(INTERESTED))
    asked = memoryview(requests(job))
    total = len(asked) // 17
    sent = got = 0
    choked = True
    while got < total:
        if not choked and sent < total and sent - got <= DEPTH // 2:
            upto = min(total, got + DEPTH)
            wire.send(asked[17 * sent:17 * upto])
            sent = upto
        kind, _, _ = wire.next()
        if kind == PIECE:
            got += 1
        elif kind == UNCHOKE:
            choked = False
        elif kind == CHOKE:
            choked, sent = True, got
    wire.socket.close()


def seed(address, job):
    wire = Wire(address, job)
    pieces = -(-job["size"] // job["piece"])
    bits = (1 << pieces) - 1 << -pieces % 8
    wire.send(message(BITFIELD, bits.to_bytes((pieces + 7) // 8, "big")) + message(UNCHOKE))
    with open(job["file"], "rb") as file:
        data = memoryview(mmap.mmap(file.fileno(), 0, prot=mmap.PROT_READ))
    served = 0
    try:
        while served < job["size"]:
            batch = []
            while not batch or (wire.end > wire.start and len(batch) < 256):
                kind, at, _ = wire.next()
                if kind == REQUEST:
                    piece, offset, length = struct.unpack_from(">III", wire.buffer, at)
                    begin = piece * job["piece"] + offset
                    batch.append(struct.pack(">IBII", 9 + length, PIECE, piece, offset))
                    batch.append(data[begin:begin + length])
                    served += length
            write(wire.socket, batch)
        while True:                     # until the client has read it all and hangs up
            wire.next()
    except (EOFError, ConnectionResetError):
        if served < job["size"]:
            raise


def write(out, parts):
    while parts:
        sent = out.sendmsg(parts)
        while parts and sent >= len(parts[0]):
            sent -= len(parts.pop(0))
        if sent:
            parts[0] = memoryview(parts[0])[sent:]


def main():
    mode, address = sys.argv[1:]
    say(event="started")
    for line in sys.stdin:
        job = json.loads(line)
        (leech if mode == "leech" else seed)(address, job)
        say(event="finished", infoHash=job["infoHash"])


main()
