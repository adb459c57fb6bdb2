package org.hotswarm.engine.peer;

import io.netty.buffer.ByteBuf;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.hotswarm.model.wire.AllowedFast;
import org.hotswarm.model.wire.Bitfield;
import org.hotswarm.model.wire.Cancel;
import org.hotswarm.model.wire.Extended;
import org.hotswarm.model.wire.Have;
import org.hotswarm.model.wire.Piece;
import org.hotswarm.model.wire.Port;
import org.hotswarm.model.wire.Reject;
import org.hotswarm.model.wire.Request;
import org.hotswarm.model.wire.Suggest;
import org.hotswarm.model.wire.Unknown;

/** Writes down what a connection says; keeps the data of pieces as the engine does. */
public final class Heard implements PeerReader {
  /** What was said, in order, turns as {@code |}. */
  public final List<String> words = new ArrayList<>();

  /** The data of pieces, to be released by the test. */
  public final List<ByteBuf> data = new ArrayList<>();

  /** What the protocol does not allow. */
  public final List<String> violations = new ArrayList<>();

  private PeerChannel channel;
  private Consumer<String> reaction = word -> {};

  /** Whose pieces it takes. */
  public void on(PeerChannel value) {
    channel = value;
  }

  /** Does something at each word. */
  public void react(Consumer<String> value) {
    reaction = value;
  }

  /** The words without the ends of turns. */
  public List<String> messages() {
    return words.stream().filter(word -> !word.equals("|")).toList();
  }

  /** Gives the data back. */
  public void release() {
    data.forEach(ByteBuf::release);
    data.clear();
  }

  private void hear(String word) {
    words.add(word);
    reaction.accept(word);
  }

  @Override
  public void onViolation(String what) {
    violations.add(what);
  }

  @Override
  public void onTurnDone() {
    hear("|");
  }

  @Override
  public void onWritable() {
    hear("writable");
  }

  @Override
  public void onClosed(String reason) {
    hear("closed: " + reason);
  }

  @Override
  public void onKeepAlive() {
    hear("keep-alive");
  }

  @Override
  public void onChoke() {
    hear("choke");
  }

  @Override
  public void onUnchoke() {
    hear("unchoke");
  }

  @Override
  public void onInterested() {
    hear("interested");
  }

  @Override
  public void onNotInterested() {
    hear("not interested");
  }

  @Override
  public void onHave(Have message) {
    hear("have " + message.piece());
  }

  @Override
  public void onBitfield(Bitfield message) {
    hear("bitfield " + message.bits().length);
  }

  @Override
  public void onRequest(Request message) {
    hear("request " + message.piece() + " " + message.begin() + " " + message.length());
  }

  @Override
  public void onPiece(Piece message) {
    ByteBuf taken = channel.take(message);
    data.add(taken);
    hear("piece " + message.piece() + " " + message.begin() + " " + taken.readableBytes());
  }

  @Override
  public void onCancel(Cancel message) {
    hear("cancel " + message.piece());
  }

  @Override
  public void onPort(Port message) {
    hear("port");
  }

  @Override
  public void onSuggest(Suggest message) {
    hear("suggest");
  }

  @Override
  public void onHaveAll() {
    hear("have all");
  }

  @Override
  public void onHaveNone() {
    hear("have none");
  }

  @Override
  public void onReject(Reject message) {
    hear("reject " + message.piece());
  }

  @Override
  public void onAllowedFast(AllowedFast message) {
    hear("allowed fast " + message.piece());
  }

  @Override
  public void onExtended(Extended message) {
    hear("extended " + message.id());
  }

  @Override
  public void onUnknown(Unknown message) {
    hear("unknown");
  }
}
