/**
 * The engine for applications without OSGi: what the registry brings elsewhere, {@link
 * java.util.ServiceLoader} finds on the class path, once, when {@link
 * org.hotswarm.embedded.Hotswarm} is opened.
 *
 * <p><b>Owner thread:</b> any.
 *
 * <p><b>Moving:</b> nothing comes or goes while it is open. A session may choose between the
 * providers that are there, live.
 */
package org.hotswarm.embedded;
