package org.hotswarm.model.bencode;

/** One bencoded value: integer, byte string, list or dictionary (BEP 3, "bencoding"). Immutable. */
public sealed interface BValue permits BInteger, BString, BList, BDictionary {}
