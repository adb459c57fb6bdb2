"""libtorrent as the client measured and as the other side; events as ./hotswarm --json prints them.

    libtorrent_peer.py get|seed|serve DIRECTORY ADDRESS PORT TORRENT...

get and seed have libtorrent's own settings; serve, the other side of a download, has
the preset for fast seeds. Commands on standard input, one JSON object each:
{"connect": "HOST:PORT", "infoHash": HASH} and {"remove": HASH}.
"""
import json
import signal
import sys
import threading

import libtorrent as lt


def say(**event):
    print(json.dumps(event), flush=True)


def settings(mode, address, port):
    preset = lt.high_performance_seed() if mode == "serve" else {}
    return {
        **preset,
        # plain TCP, nothing queued
        "listen_interfaces": "%s:%s" % (address, port), "outgoing_interfaces": address,
        "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
        "enable_outgoing_utp": False, "enable_incoming_utp": False,
        "out_enc_policy": int(lt.enc_policy.disabled), "in_enc_policy": int(lt.enc_policy.disabled),
        "unchoke_slots_limit": -1, "active_limit": 1000, "active_seeds": 1000,
        "active_downloads": 1000,
        # a seeder that drops requests over its limit stalls those who ask for much at once
        "max_allowed_in_request_queue": 200000,
        "alert_mask": lt.alert.category_t.status_notification
        | lt.alert.category_t.error_notification,
    }


def add(session, torrent, directory):
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(torrent)
    params.save_path = directory
    params.flags &= ~(lt.torrent_flags.paused | lt.torrent_flags.auto_managed)
    handle = session.add_torrent(params)
    return str(handle.info_hash()), handle


def obey(session, handles):
    for line in sys.stdin:
        command = json.loads(line)
        if "remove" in command:
            session.remove_torrent(handles[command["remove"]])
        else:
            host, _, port = command["connect"].rpartition(":")
            handles[command["infoHash"]].connect_peer((host, int(port)))


def report(alert, mode):
    if isinstance(alert, lt.torrent_finished_alert):
        info_hash = str(alert.handle.info_hash())
        if mode == "get":
            say(event="finished", infoHash=info_hash)
        else:
            say(event="progress", infoHash=info_hash, state="seeding")
    elif isinstance(alert, (lt.torrent_error_alert, lt.file_error_alert,
                            lt.listen_failed_alert)):
        say(event="error", message=alert.message())


def main():
    mode, directory, address, port = sys.argv[1:5]
    signal.signal(signal.SIGTERM, lambda number, frame: sys.exit(0))
    session = lt.session(settings(mode, address, port))
    handles = dict(add(session, torrent, directory) for torrent in sys.argv[5:])
    say(event="started", port=session.listen_port())
    threading.Thread(target=obey, args=(session, handles), daemon=True).start()
    while True:
        session.wait_for_alert(500)
        for alert in session.pop_alerts():
            report(alert, mode)


main()
