package org.hotswarm.model.wire;

/** One message of the peer wire protocol after the handshake. */
public sealed interface Message
    permits KeepAlive,
        Choke,
        Unchoke,
        Interested,
        NotInterested,
        Have,
        Bitfield,
        Request,
        Piece,
        Cancel,
        Port,
        Suggest,
        HaveAll,
        HaveNone,
        Reject,
        AllowedFast,
        Extended,
        Unknown {

  /** Calls the method of {@code reader} that is named for this message. */
  void tell(MessageReader reader);
}
