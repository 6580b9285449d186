package es.sml.connector.parse.vocabulary;

import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.VocabularyFile;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The portals and makers whose mails may hold an enquiry, by the domain of their addresses. */
public final class Portals {
  private final Map<String, String> byDomain = new HashMap<>();

  private final Set<String> names = new HashSet<>();

  private Portals() {}

  /** Reads the domains. */
  static Portals load(Path directory) {
    Portals portals = new Portals();
    for (VocabularyFile.Row row : VocabularyFile.rows(directory.resolve("portals.tsv"), 2)) {
      portals.add(Letters.lower(row.text(0)), row.text(1));
    }
    return portals;
  }

  private void add(String domain, String name) {
    byDomain.put(domain, name);
    names.add(domain.substring(0, domain.indexOf('.')) + "-");
  }

  /**
   * Returns whether the sender's domain begins with a portal's or maker's name:
   * "bmw-leads.example".
   */
  public boolean isAlike(MessageContent mail) {
    String domain = mail.senderDomain();
    return domain != null && names.stream().anyMatch(Letters.lower(domain)::startsWith);
  }

  /** Returns the name of the portal that sent the mail; empty if it is not known. */
  public Optional<String> of(MessageContent mail) {
    return ofDomain(mail.senderDomain());
  }

  /** Returns the name of the portal with this domain; empty if it is not known. */
  public Optional<String> ofDomain(String domain) {
    String rest = domain == null ? "" : Letters.lower(domain);
    while (!rest.isEmpty()) {
      String name = byDomain.get(rest);
      if (name != null) {
        return Optional.of(name);
      }
      int dot = rest.indexOf('.');
      rest = dot < 0 ? "" : rest.substring(dot + 1);
    }
    return Optional.empty();
  }
}
