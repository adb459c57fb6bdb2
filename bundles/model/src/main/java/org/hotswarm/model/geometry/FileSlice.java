package org.hotswarm.model.geometry;

/**
 * A run of bytes inside one file.
 *
 * @param file index of the file in the torrent
 * @param offset first byte, counted from the start of the file
 * @param length bytes, at least 1
 */
public record FileSlice(int file, long offset, int length) {}
