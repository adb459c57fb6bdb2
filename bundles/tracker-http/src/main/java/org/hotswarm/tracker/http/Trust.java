package org.hotswarm.tracker.http;

import java.security.GeneralSecurityException;
import javax.net.ssl.SSLContext;

/** Whose certificates are believed. */
@FunctionalInterface
interface Trust {
  SSLContext context() throws GeneralSecurityException;
}
