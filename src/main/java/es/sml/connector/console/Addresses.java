package es.sml.connector.console;

import com.google.re2j.Pattern;

/** Tells an address on this server from any other. */
final class Addresses {
  private static final Pattern OWN =
      Pattern.compile("/console(?:/[A-Za-z0-9%._~-]+)*(?:\\?[A-Za-z0-9%._~=&+-]*)?");

  private Addresses() {}

  /** The address where it is a page of the console, else the other one. */
  static String ownOr(String address, String other) {
    return address != null && OWN.matches(address) ? address : other;
  }
}
