package org.hotswarm.spi.picker;

import java.util.Optional;
import org.hotswarm.model.geometry.PieceSet;

/**
 * What is wanted of one {@code pick}.
 *
 * @param count blocks, at least 1
 * @param wholePieces whether the peer is so fast that it should get pieces of its own
 * @param preferPartial whether half-done pieces come before rarer ones
 * @param endGame whether blocks already asked of others may be chosen when nothing else is left
 * @param within pieces to choose from, when not all: those allowed while choked (BEP 6)
 */
public record PickRequest(
    int count,
    boolean wholePieces,
    boolean preferPartial,
    boolean endGame,
    Optional<PieceSet> within) {}
