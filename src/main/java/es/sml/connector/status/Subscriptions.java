package es.sml.connector.status;

import es.sml.connector.status.change.LeadSnapshot;
import es.sml.connector.status.store.TrackedLeads;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Chooses the dealer whose CRM gets the events of a lead that the connector did not create, by its
 * concessionaire.
 */
public final class Subscriptions {
  private final Map<String, Subscription> byDealer;

  public Subscriptions(Map<String, Subscription> byDealer) {
    this.byDealer = new LinkedHashMap<>(byDealer);
  }

  /**
   * Dealer with a CRM.
   *
   * @param concessionaires SML's ids of the concessionaires whose leads it follows, from any
   *     creator
   */
  public record Subscription(String account, List<Long> concessionaires) {}

  boolean areIn(String account) {
    return byDealer.values().stream()
        .anyMatch(subscription -> subscription.account().equals(account));
  }

  boolean isOne(String dealer) {
    return byDealer.containsKey(dealer);
  }

  /** Returns the dealer that follows a lead of another creator; null if none does. */
  String of(String account, LeadSnapshot lead) {
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
  Set<String> withoutStart(String account, TrackedLeads leads) {
    Set<String> subscribers = new HashSet<>();
    byDealer.forEach(
        (dealer, subscription) -> {
          if (subscription.account().equals(account) && !subscription.concessionaires().isEmpty()) {
            subscribers.add(dealer);
          }
        });
    subscribers.removeAll(leads.following(subscribers));
    return subscribers;
  }
}
