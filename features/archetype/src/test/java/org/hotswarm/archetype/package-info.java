/** Projects made from the archetype are built, and their bundles put into a download that runs. */
package org.hotswarm.archetype;
