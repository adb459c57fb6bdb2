package org.hotswarm.api.alert;

import java.time.Instant;

/**
 * An alert and its time.
 *
 * @param at when it was posted
 * @param alert what happened
 */
public record PostedAlert(Instant at, Alert alert) {}
