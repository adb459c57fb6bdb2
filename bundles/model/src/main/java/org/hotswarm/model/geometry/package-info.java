/**
 * Where things are in a torrent: pieces, 16 KiB blocks, files, and sets of pieces. Wire integers
 * become a {@link Block} only through {@link Geometry}, so a block in hand is always inside its
 * torrent.
 *
 * <p>Owner thread: none for {@link Geometry}, {@link Block}, {@link FileSpan} and {@link
 * FileSlice}, which are immutable; a {@link PieceSet} belongs to whoever made it. BEPs: 3.
 */
@Export
@Version("1.0.0")
package org.hotswarm.model.geometry;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
