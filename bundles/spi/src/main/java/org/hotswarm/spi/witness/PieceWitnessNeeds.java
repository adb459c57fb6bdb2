package org.hotswarm.spi.witness;

import org.osgi.annotation.versioning.ProviderType;

/** What a witness may ask of the engine. */
@ProviderType
public interface PieceWitnessNeeds {
  /**
   * Closes the connections with {@code sender}'s IP address, and begins none again; nothing happens
   * when that was done before.
   */
  void ban(Sender sender, String reason);

  /**
   * Puts that connection on parole: from now on it is only asked for pieces nobody else takes part
   * in, as far as there are such and others to ask for the rest. Does nothing when it is gone.
   */
  void suspect(Sender sender);

  /** Takes that connection off parole. */
  void acquit(Sender sender);
}
