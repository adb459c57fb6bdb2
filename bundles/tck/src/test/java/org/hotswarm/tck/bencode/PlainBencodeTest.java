package org.hotswarm.tck.bencode;

import org.hotswarm.spi.bencode.Bencode;

class PlainBencodeTest extends BencodeContract {
  @Override
  protected Bencode codec() {
    return new PlainBencode();
  }
}
