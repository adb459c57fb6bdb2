package org.hotswarm.wire;

import org.hotswarm.model.wire.AllowedFast;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.Message;
import org.hotswarm.model.wire.MessageReader;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Port;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Suggest;
import org.hotswarm.model.wire.Unknown;

/** How many bytes {@link MessageEncoder} writes for a message. */
final class MessageMeasure implements MessageReader {
  private int length;

  private MessageMeasure() {}

  /** Bytes of the frame; of a {@code piece} without its data. */
  static int of(Message message) {
    MessageMeasure measure = new MessageMeasure();
    message.tell(measure);
    return FrameFormat.LENGTH_BYTES + measure.length;
  }

  static String unwritable(Unknown message) {
    return "message with unknown id " + message.id() + " lost its payload, it cannot be written";
  }

  @Override
  public void onKeepAlive() {
    length = 0;
  }

  @Override
  public void onChoke() {
    length = FrameFormat.BARE;
  }

  @Override
  public void onUnchoke() {
    length = FrameFormat.BARE;
  }

  @Override
  public void onInterested() {
    length = FrameFormat.BARE;
  }

  @Override
  public void onNotInterested() {
    length = FrameFormat.BARE;
  }

  @Override
  public void onHave(Have message) {
    length = FrameFormat.ONE_PIECE;
  }

  @Override
  public void onBitfield(Bitfield message) {
    length = FrameFormat.BARE + message.bits().length;
  }

  @Override
  public void onRequest(Request message) {
    length = FrameFormat.ONE_BLOCK;
  }

  @Override
  public void onPiece(Piece message) {
    length = FrameFormat.PIECE_HEADER;
  }

  @Override
  public void onCancel(Cancel message) {
    length = FrameFormat.ONE_BLOCK;
  }

  @Override
  public void onPort(Port message) {
    length = FrameFormat.PORT;
  }

  @Override
  public void onSuggest(Suggest message) {
    length = FrameFormat.ONE_PIECE;
  }

  @Override
  public void onHaveAll() {
    length = FrameFormat.BARE;
  }

  @Override
  public void onHaveNone() {
    length = FrameFormat.BARE;
  }

  @Override
  public void onReject(Reject message) {
    length = FrameFormat.ONE_BLOCK;
  }

  @Override
  public void onAllowedFast(AllowedFast message) {
    length = FrameFormat.ONE_PIECE;
  }

  @Override
  public void onExtended(Extended message) {
    length = FrameFormat.EXTENDED_HEADER + message.payload().remaining();
  }

  @Override
  public void onUnknown(Unknown message) {
    throw new IllegalArgumentException(unwritable(message));
  }
}
