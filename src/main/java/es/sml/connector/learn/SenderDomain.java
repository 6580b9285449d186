package es.sml.connector.learn;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Compares the domains of senders. It has the free mail services, whose addresses anybody may have.
 */
final class SenderDomain {
  /**
   * Visitors of a website have addresses of these services; the first word of the domain counts.
   */
  private static final Set<String> OF_ANYBODY =
      Set.of(
          "gmail",
          "googlemail",
          "hotmail",
          "outlook",
          "live",
          "msn",
          "yahoo",
          "ymail",
          "icloud",
          "me",
          "mac",
          "gmx",
          "web",
          "libero",
          "virgilio",
          "orange",
          "wanadoo",
          "laposte",
          "free",
          "sfr",
          "sapo",
          "t-online",
          "aol",
          "proton",
          "protonmail",
          "terra",
          "telefonica",
          "movistar",
          "ono",
          "euskaltel",
          "mail",
          "zoho",
          "yandex");

  private static final Set<String> SECOND_LEVEL =
      Set.of("co", "com", "org", "net", "gob", "gov", "edu", "ac", "nom");

  private SenderDomain() {}

  /** Returns whether anybody may have an address of the domain. */
  static boolean isOfAnybody(String domain) {
    List<String> labels = Arrays.asList(domain.split("\\."));
    return labels.size() == shortest(labels) && OF_ANYBODY.contains(labels.get(0));
  }

  /** Returns the number of labels of a domain that belongs to one owner. */
  private static int shortest(List<String> labels) {
    boolean country =
        labels.size() > 1
            && labels.get(labels.size() - 1).length() == 2
            && SECOND_LEVEL.contains(labels.get(labels.size() - 2));
    return country ? 3 : 2;
  }

  /** Returns whether two addresses share a domain. */
  static boolean isSame(String one, String other) {
    return !common(new HashSet<>(List.of(one, other))).isEmpty();
  }

  /** Returns the domain that all addresses share; empty if they share none. */
  static String common(Set<String> addresses) {
    List<String> common = null;
    for (String address : addresses) {
      List<String> labels = Arrays.asList(address.substring(address.indexOf('@') + 1).split("\\."));
      common = common == null ? labels : commonEnd(common, labels);
    }
    return common.size() >= shortest(common) ? String.join(".", common) : "";
  }

  private static List<String> commonEnd(List<String> one, List<String> other) {
    int length = 0;
    while (length < Math.min(one.size(), other.size())
        && one.get(one.size() - 1 - length).equals(other.get(other.size() - 1 - length))) {
      length++;
    }
    return one.subList(one.size() - length, one.size());
  }
}
