package es.sml.connector.status;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Whose CRM is told of which leads. */
public final class Followers {
  private final Map<String, Follower> byDealer;

  public Followers(Map<String, Follower> byDealer) {
    this.byDealer = new LinkedHashMap<>(byDealer);
  }

  /**
   * A dealer with a CRM.
   *
   * @param concessionaires SML's ids of the places whose leads it follows, whoever created them
   */
  public record Follower(String account, List<Long> concessionaires) {}

  boolean areIn(String account) {
    return byDealer.values().stream().anyMatch(follower -> follower.account().equals(account));
  }

  boolean isOne(String dealer) {
    return byDealer.containsKey(dealer);
  }

  /** The dealer that follows a lead which the connector did not create; null if none does. */
  String of(String account, SeenLead lead) {
    if (lead.concessionaire() == null) {
      return null;
    }
    return byDealer.entrySet().stream()
        .filter(
            entry ->
                entry.getValue().account().equals(account)
                    && entry.getValue().concessionaires().contains(lead.concessionaire()))
        .map(Map.Entry::getKey)
        .findFirst()
        .orElse(null);
  }

  /** Those that follow others' leads and whose first complete run has still to come. */
  Set<String> withoutStart(String account, FollowedLeads leads) {
    Set<String> followers = new HashSet<>();
    byDealer.forEach(
        (dealer, follower) -> {
          if (follower.account().equals(account) && !follower.concessionaires().isEmpty()) {
            followers.add(dealer);
          }
        });
    followers.removeAll(leads.following(followers));
    return followers;
  }
}
