package es.sml.connector.chaos;

import org.apache.camel.CamelContext;

/** Known bugs, each of which the harness must catch. */
enum Sabotage {
  NONE;

  void tamper(CamelContext context) {}
}
