package org.hotswarm.bencode;

import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.tck.bencode.BencodeContract;

class TwoPassContractTest extends BencodeContract {
  @Override
  protected Bencode codec() {
    return new TwoPassBencode();
  }
}
