/**
 * Unchokes those who send to us fastest, and when there is nothing left to receive, everybody in
 * turn.
 *
 * <p>Only interested peers take slots. While a torrent downloads, its peers are ranked by the rate
 * at which they send to us, so that who gives gets (BEP 3, "choking"). When it is complete that
 * rate says nothing, and its peers take turns: a turn lasts at least a minute and ends with 16 MiB
 * received or after two minutes, so that fast peers soon pass on what they got and slow ones do not
 * keep others out. Those whose turn has begun go first, then those who wait, the longest before,
 * then those whose turn is over, the fastest before. Equal rates to us are settled the same way.
 * When torrents of both kinds have peers, each kind gets slots in proportion to its interested
 * peers, and at least one of two.
 *
 * <p>With two slots or more, one is for an optimistic unchoke, drawn among the rest for {@link
 * org.hotswarm.spi.choker.ChokerNeeds#optimisticRounds} rounds; who was never unchoked is three
 * times as likely to be drawn (BEP 3). It is drawn anew as soon as it falls free, because its peer
 * left, lost interest, or earned a slot of its own.
 *
 * <p>Nobody's state changes twice within 10 s: who was unchoked keeps that for 10 s, even if not
 * interested any more, for then it costs nothing; who was choked stays so for 10 s. Peers that are
 * kept in this way take slots first; if the number of slots fell, they may exceed it for that long.
 *
 * <p>Owner thread: the session's loop. Moving: the optimistic choice and how long it still lasts.
 * When peers were choked is not moved; the next choker may unchoke such a peer a few seconds early.
 * Invariants: the same rounds and the same random numbers give the same outcome, whatever the order
 * of the peers. BEPs: 3.
 */
package org.hotswarm.choker.rate;
