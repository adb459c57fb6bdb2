package org.hotswarm.wire;

import java.nio.ByteBuffer;
import org.hotswarm.model.wire.AllowedFast;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.MessageReader;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Port;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Suggest;
import org.hotswarm.model.wire.Unknown;

/** Messages to bytes: writes each message it reads into one buffer. */
final class MessageEncoder implements MessageReader {
  private final ByteBuffer out;

  MessageEncoder(ByteBuffer out) {
    this.out = out;
  }

  private ByteBuffer frame(int length, int id) {
    return out.putInt(length).put((byte) id);
  }

  private void bare(int id) {
    frame(FrameFormat.BARE, id);
  }

  private void onePiece(int id, int piece) {
    frame(FrameFormat.ONE_PIECE, id).putInt(piece);
  }

  private void oneBlock(int id, int piece, int begin, int length) {
    frame(FrameFormat.ONE_BLOCK, id).putInt(piece).putInt(begin).putInt(length);
  }

  @Override
  public void onKeepAlive() {
    out.putInt(0);
  }

  @Override
  public void onChoke() {
    bare(MessageId.CHOKE);
  }

  @Override
  public void onUnchoke() {
    bare(MessageId.UNCHOKE);
  }

  @Override
  public void onInterested() {
    bare(MessageId.INTERESTED);
  }

  @Override
  public void onNotInterested() {
    bare(MessageId.NOT_INTERESTED);
  }

  @Override
  public void onHave(Have message) {
    onePiece(MessageId.HAVE, message.piece());
  }

  @Override
  public void onBitfield(Bitfield message) {
    frame(FrameFormat.BARE + message.bits().length, MessageId.BITFIELD).put(message.bits());
  }

  @Override
  public void onRequest(Request message) {
    oneBlock(MessageId.REQUEST, message.piece(), message.begin(), message.length());
  }

  @Override
  public void onPiece(Piece message) {
    frame(FrameFormat.PIECE_HEADER + message.data().remaining(), MessageId.PIECE)
        .putInt(message.piece())
        .putInt(message.begin());
  }

  @Override
  public void onCancel(Cancel message) {
    oneBlock(MessageId.CANCEL, message.piece(), message.begin(), message.length());
  }

  @Override
  public void onPort(Port message) {
    frame(FrameFormat.PORT, MessageId.PORT).putShort((short) message.port());
  }

  @Override
  public void onSuggest(Suggest message) {
    onePiece(MessageId.SUGGEST, message.piece());
  }

  @Override
  public void onHaveAll() {
    bare(MessageId.HAVE_ALL);
  }

  @Override
  public void onHaveNone() {
    bare(MessageId.HAVE_NONE);
  }

  @Override
  public void onReject(Reject message) {
    oneBlock(MessageId.REJECT, message.piece(), message.begin(), message.length());
  }

  @Override
  public void onAllowedFast(AllowedFast message) {
    onePiece(MessageId.ALLOWED_FAST, message.piece());
  }

  /** The payload keeps its position, so that the same message can go to several peers. */
  @Override
  public void onExtended(Extended message) {
    ByteBuffer payload = message.payload();
    int size = payload.remaining();
    frame(FrameFormat.EXTENDED_HEADER + size, MessageId.EXTENDED).put((byte) message.id());
    out.put(out.position(), payload, payload.position(), size);
    out.position(out.position() + size);
  }

  @Override
  public void onUnknown(Unknown message) {
    throw new IllegalArgumentException(MessageMeasure.unwritable(message));
  }
}
