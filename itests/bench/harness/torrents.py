"""Single-file v1 torrents of random data, several of one payload under different names."""
import hashlib
import os

MIB = 1 << 20
PIECE = MIB


def bencode(value):
    if isinstance(value, int):
        return b"i%de" % value
    if isinstance(value, str):
        value = value.encode()
    if isinstance(value, bytes):
        return b"%d:%s" % (len(value), value)
    return b"d" + b"".join(bencode(k) + bencode(v) for k, v in sorted(value.items())) + b"e"


class Torrent:
    """A torrent file and the payload beside it: hard links to one file, so one page cache."""

    def __init__(self, room, name, payload, size, pieces):
        self.name = name
        self.size = size
        self.path = os.path.join(room, name + ".torrent")
        self.data = os.path.join(room, "source")
        os.makedirs(self.data, exist_ok=True)
        os.link(payload, os.path.join(self.data, name))
        info = {"length": size, "name": name, "piece length": PIECE, "pieces": pieces}
        self.info_hash = hashlib.sha1(bencode(info)).hexdigest()
        with open(self.path, "wb") as file:
            file.write(bencode({"info": info}))

    def complete_in(self, directory):
        """Whether the file there is the payload, byte for byte."""
        with open(os.path.join(self.data, self.name), "rb") as one, \
                open(os.path.join(directory, self.name), "rb") as other:
            while True:
                block = one.read(MIB)
                if block != other.read(MIB):
                    return False
                if not block:
                    return True


def make(room, count, mebibytes):
    """Writes the payload once and makes this many torrents of it."""
    payload = os.path.join(room, "payload")
    pieces = bytearray()
    with open(payload, "wb") as file:
        for _ in range(mebibytes):
            piece = os.urandom(PIECE)
            pieces += hashlib.sha1(piece).digest()
            file.write(piece)
    return [Torrent(room, "payload-%d" % number, payload, mebibytes * MIB, bytes(pieces))
            for number in range(count)]
