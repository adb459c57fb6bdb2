/** What a fetcher promises, and one that fetches what the URL itself holds. */
@Export
@Version("1.0.0")
package org.hotswarm.tck.fetch;

import org.osgi.annotation.bundle.Export;
import org.osgi.annotation.versioning.Version;
