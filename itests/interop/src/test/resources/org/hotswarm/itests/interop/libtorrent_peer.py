"""A libtorrent peer for the tests, driven by its arguments and heard by its standard output.

libtorrent_peer.py run SOURCE DIRECTORY ADDRESS [key=value ...]

SOURCE is a .torrent file or a magnet link. Keys: peers=HOST:PORT,HOST:PORT to connect to;
upload=BYTES per second, for ever or until=FILE is there; transport=tcp|utp; encryption=disabled|enabled|forced. Lines printed:
"listening PORT", "metadata", "complete" (every piece is verified), "error TEXT", and at SIGTERM
"uploaded BYTES".

libtorrent_peer.py show TORRENT             prints name, v1 and v2 info-hash and number of files
libtorrent_peer.py make v1|v2|hybrid DIRECTORY TORRENT TRACKER   creates a torrent
"""
import os
import signal
import sys

import libtorrent as lt

PIECE = 256 * 1024


def say(*words):
    print(*words, flush=True)


def settings(address, options):
    utp = options.get("transport", "tcp") == "utp"
    policy = {"forced": lt.enc_policy.forced, "enabled": lt.enc_policy.enabled,
              "disabled": lt.enc_policy.disabled}[options.get("encryption", "enabled")]
    return {
        "listen_interfaces": address + ":6881",
        "outgoing_interfaces": address,
        "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
        "enable_outgoing_tcp": not utp, "enable_incoming_tcp": not utp,
        "enable_outgoing_utp": utp, "enable_incoming_utp": utp,
        "out_enc_policy": int(policy), "in_enc_policy": int(policy),
        "allowed_enc_level": int(lt.enc_level.both),
        "alert_mask": lt.alert.category_t.status_notification
        | lt.alert.category_t.error_notification,
    }


def parameters(source, directory, options):
    if source.startswith("magnet:"):
        params = lt.parse_magnet_uri(source)
    else:
        params = lt.add_torrent_params()
        params.ti = lt.torrent_info(source)
    params.save_path = directory
    params.flags &= ~(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
    if "upload" in options:
        params.upload_limit = int(options["upload"])
    if "peers" in options:
        pairs = [peer.rpartition(":") for peer in options["peers"].split(",")]
        params.peers = [(host, int(port)) for host, _, port in pairs]
    return params


def run(source, directory, address, *rest):
    options = dict(word.partition("=")[::2] for word in rest)
    session = lt.session(settings(address, options))
    handle = session.add_torrent(parameters(source, directory, options))
    stopped = []
    signal.signal(signal.SIGTERM, lambda number, frame: stopped.append(number))
    while not stopped:
        session.wait_for_alert(200)
        if "until" in options and os.path.exists(options["until"]):
            del options["until"]
            handle.set_upload_limit(0)
        for alert in session.pop_alerts():
            if isinstance(alert, lt.listen_succeeded_alert):
                say("listening", alert.port)
            elif isinstance(alert, lt.metadata_received_alert):
                say("metadata")
            elif isinstance(alert, lt.torrent_finished_alert):
                handle.flush_cache()
            elif isinstance(alert, lt.cache_flushed_alert):
                say("complete")
            elif isinstance(alert, (lt.torrent_error_alert, lt.file_error_alert,
                                    lt.listen_failed_alert, lt.tracker_error_alert)):
                say("error", alert.message())
    say("uploaded", handle.status().total_payload_upload)
    session.remove_torrent(handle)


def show(torrent):
    info = lt.torrent_info(torrent)
    hashes = info.info_hashes()
    say("name", info.name())
    say("v1", hashes.v1 if hashes.has_v1() else "-")
    say("v2", hashes.v2 if hashes.has_v2() else "-")
    storage = info.files()
    pads = sum(1 for i in range(storage.num_files())
               if storage.file_flags(i) & lt.file_flags_t.flag_pad_file)
    say("files", storage.num_files() - pads)
    say("size", sum(storage.file_size(i) for i in range(storage.num_files())
                    if not storage.file_flags(i) & lt.file_flags_t.flag_pad_file))


def make(kind, directory, torrent, tracker):
    storage = lt.file_storage()
    lt.add_files(storage, directory)
    flags = {"v1": lt.create_torrent.v1_only, "v2": lt.create_torrent.v2_only, "hybrid": 0}[kind]
    creator = lt.create_torrent(storage, PIECE, flags)
    creator.add_tracker(tracker)
    lt.set_piece_hashes(creator, os.path.dirname(directory))
    with open(torrent, "wb") as file:
        file.write(lt.bencode(creator.generate()))


if __name__ == "__main__":
    {"run": run, "show": show, "make": make}[sys.argv[1]](*sys.argv[2:])
