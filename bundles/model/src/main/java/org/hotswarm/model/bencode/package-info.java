/**
 * The bencode tree of BEP 3: four immutable kinds of value, their order and their errors. The codec
 * that turns bytes into such a tree is a service, {@code org.hotswarm.spi.bencode.Bencode}.
 *
 * <p>Owner thread: none, all values are immutable. Invariants: dictionaries are sorted by raw key
 * bytes and hold each key once. BEPs: 3.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.bencode;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
