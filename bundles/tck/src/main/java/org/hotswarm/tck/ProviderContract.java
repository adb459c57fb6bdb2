package org.hotswarm.tck;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.hotswarm.model.bencode.BDictionary;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.Provider;
import org.hotswarm.spi.ProviderState;
import org.junit.jupiter.api.Test;

/**
 * What every provider and every working object promises, whatever it is for. Each extension point's
 * contract adds its own sentences.
 *
 * @param <N> what a working object may ask of the engine
 * @param <S> what moves
 * @param <W> the working object
 * @param <P> the provider
 */
public abstract class ProviderContract<
    N, S extends ProviderState, W extends Movable<S>, P extends Provider<N, S, W>> {
  private final Class<N> needsType;

  /**
   * @param needsType of the extension point
   */
  protected ProviderContract(Class<N> needsType) {
    this.needsType = needsType;
  }

  /** The provider that is tested; each time another one. */
  protected abstract P provider();

  /** What a working object is given; each time another world. */
  protected abstract N needs() throws Exception;

  /**
   * Opens a working object as the engine does: on a thread that is not the owner, within 2 s, with
   * needs that fail when they are asked before it is open.
   */
  protected final W open(N needs, Optional<S> state) {
    return Doorstep.open(provider(), needsType, needs, state);
  }

  /** The same without a state. */
  protected final W open(N needs) {
    return open(needs, Optional.empty());
  }

  @Test
  public void idIsLowerCaseWithoutBlanks() {
    assertThat(provider().id()).matches("[a-z0-9][a-z0-9.-]*").isEqualTo(provider().id());
  }

  @Test
  public void opensOnAnotherThreadThanTheOwnerAndAsksNothingMeanwhile() throws Exception {
    open(needs()).close();
  }

  @Test
  public void factoryKeepsNothingBetweenTwoOpenings() throws Exception {
    P provider = provider();
    try (W one = Doorstep.open(provider, needsType, needs(), Optional.empty());
        W other = Doorstep.open(provider, needsType, needs(), Optional.empty())) {
      assertThat(one).isNotSameAs(other);
      assertThat(one.snapshot()).isEqualTo(other.snapshot());
    }
  }

  @Test
  public void snapshotIsOfTypesThatOutliveTheProvider() throws Exception {
    try (W object = open(needs())) {
      assertThat(object.snapshot().getClass().getName()).startsWith("org.hotswarm.spi.");
    }
  }

  @Test
  public void snapshotHasAVersionAndTakesNothingAway() throws Exception {
    try (W object = open(needs())) {
      S first = object.snapshot();
      BDictionary tree = first.toBencode();
      assertThat(tree.integer("v")).as("the version of the state").isPresent();
      assertThat(object.snapshot()).isEqualTo(first);
      assertThat(object.snapshot().toBencode()).isEqualTo(tree);
    }
  }

  @Test
  public void goesOnFromAStateOfItsOwn() throws Exception {
    N needs = needs();
    W first = open(needs);
    S state = first.snapshot();
    first.close();
    try (W next = open(needs, Optional.of(state))) {
      assertThat(next.snapshot()).isEqualTo(state);
    }
  }

  @Test
  public void closeMayBeRepeated() throws Exception {
    W object = open(needs());
    object.close();
    object.close();
  }
}
