package org.hotswarm.tracker.udp;

import org.hotswarm.spi.tracker.TrackerNeeds;

/**
 * What all exchanges of one client share.
 *
 * @param needs what the engine offers
 * @param transactions who waits for which reply
 * @param connections connection ids
 */
record Line(TrackerNeeds needs, Transactions transactions, Connections connections) {
  static Line over(TrackerNeeds needs) {
    Transactions transactions = new Transactions(needs.random());
    return new Line(
        needs, transactions, new Connections(needs.datagrams(), needs.ticker(), transactions));
  }
}
