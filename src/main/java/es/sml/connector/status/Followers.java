package es.sml.connector.status;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Chooses the dealer whose CRM gets a lead's events. */
public final class Followers {
  private final Map<String, Follower> byDealer;

  public Followers(Map<String, Follower> byDealer) {
    this.byDealer = new LinkedHashMap<>(byDealer);
  }

  /**
   * Dealer with a CRM.
   *
   * @param concessionaires SML's ids of the concessionaires whose leads it follows, from any
   *     creator
   */
  public record Follower(String account, List<Long> concessionaires) {}

  boolean areIn(String account) {
    return byDealer.values().stream().anyMatch(follower -> follower.account().equals(account));
  }

  boolean isOne(String dealer) {
    return byDealer.containsKey(dealer);
  }

  /** Returns the dealer that follows a lead of another creator; null if none does. */
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

  /** Returns the dealers that follow others' leads and have no complete run yet. */
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
