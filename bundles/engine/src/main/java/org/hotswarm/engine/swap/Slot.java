package org.hotswarm.engine.swap;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.hotswarm.api.module.SlotStatus;
import org.hotswarm.model.hash.InfoHash;
import org.hotswarm.spi.Movable;
import org.hotswarm.spi.Provider;
import org.hotswarm.spi.ProviderState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A place for one working object. Fills itself from the best provider, hands state over when
 * another one is better, and parks the state while there is none.
 *
 * <p>The first working object of a provider is opened aside, within a budget, while the one in use
 * works on: one that throws or does not return has then disturbed nobody. After that opening is
 * known to be quick, and a move is one turn of the owner: drain, snapshot, open, replay, close.
 *
 * <p>Owner thread: the executor it was made with, for {@link #current}, {@link #vacate} and all
 * that a working object is asked.
 *
 * @param <N> needs
 * @param <S> state
 * @param <W> working object
 * @param <P> provider
 */
public final class Slot<
        N, S extends ProviderState, W extends Movable<S>, P extends Provider<N, S, W>>
    implements Seat<P> {
  private static final Logger LOG = LoggerFactory.getLogger(Slot.class);

  private final Executor owner;
  private final Choice<P> choice;
  private final Host<W> host;
  private final Tenancy<N, S, W, P> tenancy;
  private final Set<Offer<P>> refused = new HashSet<>();
  private Invitation<P> invitation;
  private long asked;
  private volatile boolean rehearsing;
  private boolean closed;

  /**
   * @param owner where the working object lives
   * @param needs what it is given
   * @param choice which providers it can use
   * @param host what happens when one comes or goes
   */
  public Slot(Executor owner, N needs, Choice<P> choice, Host<W> host) {
    this.owner = owner;
    this.choice = choice;
    this.host = host;
    this.tenancy = new Tenancy<>(needs, host, settled -> invitation.onSettled(settled));
  }

  /** The working object, if there is one. Owner only. */
  public Optional<W> current() {
    return Optional.ofNullable(tenancy.current());
  }

  /** The working object or null; for paths taken for every block. Owner only. */
  public W orNull() {
    return tenancy.current();
  }

  /**
   * State from elsewhere, for the first working object to start with. Owner only, before the slot
   * is attached.
   */
  public void park(S state) {
    tenancy.park(state);
  }

  @Override
  public boolean takes(Offer<P> offer) {
    return choice.takes(offer);
  }

  @Override
  public Optional<Offer<P>> using() {
    return tenancy.using();
  }

  @Override
  public SlotStatus.State state() {
    return rehearsing ? SlotStatus.State.MOVING : tenancy.state();
  }

  @Override
  public Optional<InfoHash> torrent() {
    return host.torrent();
  }

  @Override
  public CompletionStage<Void> settle(Invitation<P> invited) {
    CompletableFuture<Void> free = new CompletableFuture<>();
    long now = tenancy.now();
    try {
      owner.execute(
          () -> {
            try {
              onSettle(invited, now);
            } finally {
              free.complete(null);
            }
          });
    } catch (RejectedExecutionException ended) {
      LOG.debug("the owner of a slot has ended, and its working object with it", ended);
      free.complete(null);
    }
    return free;
  }

  private void onSettle(Invitation<P> invited, long now) {
    invitation = invited;
    asked = now;
    if (closed) {
      return;
    }
    refused.clear();
    if (rehearsing) {
      leaveIfGone(invited.offers());
    } else {
      advance();
    }
  }

  /** Takes the best offer that can be opened; the one in use need not be opened again. */
  private void advance() {
    List<Offer<P>> offers = invitation.offers();
    for (Offer<P> offer : offers) {
      if (isUsing(offer)) {
        return;
      }
      if (refused.contains(offer)) {
        continue;
      }
      if (!isKnownToOpen(offer)) {
        leaveIfGone(offers);
        rehearse(offer);
        return;
      }
      if (tenancy.move(offer, asked)) {
        return;
      }
      refused.add(offer);
    }
    leaveIfGone(offers);
  }

  private boolean isUsing(Offer<P> offer) {
    return tenancy.using().filter(offer::equals).isPresent();
  }

  private boolean isKnownToOpen(Offer<P> offer) {
    boolean first = tenancy.state() == SlotStatus.State.EMPTY;
    return offer.fence().isProven() || first && !host.isPatient();
  }

  /** Who is no longer chosen, but there, works on until one that is chosen has been opened. */
  private void leaveIfGone(List<Offer<P>> offers) {
    tenancy
        .using()
        .filter(offer -> !offers.contains(offer))
        .filter(offer -> offers.isEmpty() || !invitation.isThere(offer))
        .ifPresent(gone -> tenancy.empty(asked));
  }

  private void rehearse(Offer<P> offer) {
    rehearsing = true;
    Optional<S> state = tenancy.rehearsalState();
    boolean works = tenancy.current() != null;
    offer
        .fence()
        .aside(() -> tenancy.open(offer, state), W::close)
        .whenComplete(
            (opened, failure) -> {
              long answered = tenancy.now();
              post(() -> onRehearsed(offer, opened, failure, works, answered));
            });
  }

  private void post(Runnable task) {
    try {
      owner.execute(task);
    } catch (RejectedExecutionException ended) {
      LOG.debug("the owner of a slot has ended while a provider was tried", ended);
    }
  }

  /**
   * @param worked whether somebody else worked in the meantime, so that the state it was opened
   *     with is an old one
   */
  private void onRehearsed(
      Offer<P> offer, W opened, Throwable failure, boolean worked, long answered) {
    rehearsing = false;
    asked = answered;
    if (failure != null) {
      refused.add(offer);
      tenancy.refuse(failure.getMessage());
    } else {
      offer.fence().prove();
      if (closed || worked || !isBest(offer)) {
        offer.fence().tell(opened::close);
      } else if (!tenancy.moveIn(offer, opened, asked)) {
        refused.add(offer);
      }
    }
    if (!closed) {
      advance();
    }
  }

  private boolean isBest(Offer<P> offer) {
    return invitation.offers().stream().findFirst().filter(offer::equals).isPresent();
  }

  /** Closes the working object for good and answers its last state. Owner only. */
  public Optional<S> vacate() {
    closed = true;
    return tenancy.vacate();
  }
}
