package ${package};

import org.hotswarm.spi.bencode.Bencode;
import org.hotswarm.tck.bencode.BencodeContract;

/** What every provider of this kind promises. */
class SampleBencodeTest extends BencodeContract {
  @Override
  protected Bencode codec() {
    return new SampleBencode();
  }
}
