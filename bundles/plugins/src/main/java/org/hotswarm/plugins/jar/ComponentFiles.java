package org.hotswarm.plugins.jar;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.hotswarm.api.module.ModuleException;
import org.osgi.framework.Constants;

/** The component descriptions of a bundle, and the classes they name. */
final class ComponentFiles {
  private static final String HEADER = "Service-Component";
  private static final int LIMIT = 1 << 20;

  /** Java 1.1 is 45 in a class file (Java Virtual Machine Specification, 4.1). */
  private static final int JAVA_0 = 44;

  private final Contents contents;
  private final Attributes headers;

  ComponentFiles(Contents contents, Attributes headers) {
    this.contents = contents;
    this.headers = headers;
  }

  void check() throws ModuleException {
    List<String> named = Clauses.of(headers, HEADER).paths().toList();
    if (named.isEmpty()) {
      throw contents.unsuitable("has no component (no " + HEADER + " in its manifest)");
    }
    for (String path : named) {
      List<String> files = files(path);
      if (files.isEmpty()) {
        throw contents.unsuitable("names a component description that is not in it: " + path);
      }
      for (String file : files) {
        check(file);
      }
    }
  }

  /** The last part may have wildcards. */
  private List<String> files(String path) {
    Pattern pattern = Pattern.compile("\\Q" + path.replace("*", "\\E[^/]*\\Q") + "\\E");
    return contents.entries().stream().filter(entry -> pattern.matcher(entry).matches()).toList();
  }

  private void check(String file) throws ModuleException {
    List<String> classes;
    try {
      classes = implementations(contents.bytes(file, LIMIT));
    } catch (XMLStreamException malformed) {
      String why = malformed.getMessage().replaceAll("\\s+", " ");
      throw contents.unsuitable("has a malformed component description, " + file + ": " + why);
    }
    if (classes.isEmpty()) {
      throw contents.unsuitable("has a component description without a component: " + file);
    }
    for (String name : classes) {
      checkClass(file, name);
    }
  }

  private static List<String> implementations(byte[] xml) throws XMLStreamException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
    List<String> classes = new ArrayList<>();
    while (reader.hasNext()) {
      boolean begins = reader.next() == XMLStreamConstants.START_ELEMENT;
      if (begins && reader.getLocalName().equals("implementation")) {
        classes.add(String.valueOf(reader.getAttributeValue(null, "class")));
      }
    }
    return classes;
  }

  private void checkClass(String file, String name) throws ModuleException {
    String entry = name.replace('.', '/') + ".class";
    if (!contents.entries().contains(entry)) {
      if (headers.getValue(Constants.BUNDLE_CLASSPATH) == null) {
        throw contents.unsuitable("has no class " + name + ", which " + file + " names");
      }
      return;
    }
    byte[] head = contents.bytes(entry, 8);
    int java = head.length < 8 ? 0 : ((head[6] & 0xff) << 8 | head[7] & 0xff) - JAVA_0;
    int here = Runtime.version().feature();
    if (java > here) {
      throw contents.unsuitable("is made for Java " + java + "; this is Java " + here);
    }
  }
}
