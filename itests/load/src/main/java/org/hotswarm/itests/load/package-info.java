/**
 * Puts a session under load and swaps its providers all the while: {@link
 * org.hotswarm.itests.load.Trial} is the whole of it. It takes a bundle context and the services of
 * whichever framework it is asked to try, and knows nothing else about that framework.
 *
 * <p>Eight torrents, five peers with all of them, forty connections. The peers live in a process of
 * their own ({@link org.hotswarm.itests.load.swarm}), so that threads, files and classes counted
 * here are those of the session under trial alone. Segments with swaps and segments without take
 * turns and are otherwise the same.
 */
package org.hotswarm.itests.load;
