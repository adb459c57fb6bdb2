package org.hotswarm.model.locate;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a table says of an address.
 *
 * @param country two letters of ISO 3166, upper case
 * @param system number of the autonomous system that announces the address
 * @param systemName what that system is called
 */
public record Location(
    Optional<String> country, OptionalLong system, Optional<String> systemName) {}
