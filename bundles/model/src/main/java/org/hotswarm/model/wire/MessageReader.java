package org.hotswarm.model.wire;

/**
 * Somebody who reads messages, one method for each kind; what a connection can meet, at a glance.
 */
public interface MessageReader {
  /** {@code keep-alive} (BEP 3). */
  void onKeepAlive();

  /** {@code choke} (BEP 3). */
  void onChoke();

  /** {@code unchoke} (BEP 3). */
  void onUnchoke();

  /** {@code interested} (BEP 3). */
  void onInterested();

  /** {@code not interested} (BEP 3). */
  void onNotInterested();

  /** {@code have} (BEP 3). */
  void onHave(Have message);

  /** {@code bitfield} (BEP 3). */
  void onBitfield(Bitfield message);

  /** {@code request} (BEP 3). */
  void onRequest(Request message);

  /** {@code piece} (BEP 3). */
  void onPiece(Piece message);

  /** {@code cancel} (BEP 3). */
  void onCancel(Cancel message);

  /** {@code port} (BEP 5). */
  void onPort(Port message);

  /** {@code suggest piece} (BEP 6). */
  void onSuggest(Suggest message);

  /** {@code have all} (BEP 6). */
  void onHaveAll();

  /** {@code have none} (BEP 6). */
  void onHaveNone();

  /** {@code reject request} (BEP 6). */
  void onReject(Reject message);

  /** {@code allowed fast} (BEP 6). */
  void onAllowedFast(AllowedFast message);

  /** {@code extended} (BEP 10). */
  void onExtended(Extended message);

  /** A message of a kind that none of the known BEPs defines. */
  void onUnknown(Unknown message);
}
