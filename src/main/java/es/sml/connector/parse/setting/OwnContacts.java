package es.sml.connector.parse.setting;

import java.util.Set;

/**
 * The dealer's own contacts, which are never a customer's.
 *
 * @param addresses of its mailboxes, in lower case
 * @param names of the dealer
 */
public record OwnContacts(Set<String> addresses, Set<String> names) {
  /** No contacts are known. */
  public static final OwnContacts NONE = new OwnContacts(Set.of(), Set.of());

  public OwnContacts {
    addresses = Set.copyOf(addresses);
    names = Set.copyOf(names);
  }
}
