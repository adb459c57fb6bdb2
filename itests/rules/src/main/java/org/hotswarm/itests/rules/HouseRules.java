package org.hotswarm.itests.rules;

import java.util.List;

/** All rules of the house that a built bundle can break. */
final class HouseRules {

  static final List<Rule> ALL =
      List.of(
          new Rule("a bundle is named after its directory", Walls::wrongName),
          new Rule("a bundle's classes are in packages of its name", Walls::foreignPackages),
          new Rule("only model, spi, api and tck export packages", Walls::exports),
          new Rule("a bundle imports only from the storeys below", Walls::imports),
          new Rule("bundles are wired by package, and never dynamically", Walls::otherWiring),
          new Rule("nobody but the engine and the edge looks services up", Components::lookups),
          new Rule("a provider has at least one component", Components::none),
          new Rule("a provider can be loaded without a registry", Components::notLoadable),
          new Rule("bundles have no activator", Components::activator),
          new Rule("model, spi and api promise no type of a library", Promises::libraryTypes),
          new Rule("packages of one bundle form no cycle", Cycles::in),
          new Rule("clock, random and threads come from the engine", Ambient::calls),
          new Rule("static fields are final", Ambient::variables),
          new Rule("nothing is read by Java serialization", Dangers::serialization),
          new Rule("nothing interrupts a thread that may use a file", Dangers::interrupts));

  private HouseRules() {}
}
