package org.hotswarm.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * What a provider's bundle tells the service component runtime about it. A provider ranks the same
 * with and without a registry, so its ranking is read from there (OSGi Compendium 112.4.5).
 */
final class ComponentDescription {
  private static final String RANKING = "service.ranking";

  private ComponentDescription() {}

  /**
   * The service ranking of a provider; 0 where there is no description, or no ranking in it.
   *
   * @throws UncheckedIOException when there is one that cannot be read
   */
  static int ranking(Class<?> provider) {
    String description = "/OSGI-INF/" + provider.getName() + ".xml";
    try (InputStream in = provider.getResourceAsStream(description)) {
      return in == null ? 0 : ranking(in);
    } catch (IOException | XMLStreamException | NumberFormatException unreadable) {
      throw new UncheckedIOException(
          new IOException(description + " of " + provider + " cannot be read", unreadable));
    }
  }

  private static int ranking(InputStream xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    XMLStreamReader reader = factory.createXMLStreamReader(xml);
    while (reader.hasNext()) {
      if (reader.next() == XMLStreamReader.START_ELEMENT
          && reader.getLocalName().equals("property")
          && RANKING.equals(reader.getAttributeValue(null, "name"))) {
        return Integer.parseInt(reader.getAttributeValue(null, "value"));
      }
    }
    return 0;
  }
}
