package es.sml.connector.parse.setting;

import es.sml.connector.lead.Lead;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Decides whether an unsure lead is delivered or waits for a person, and which unsure fields count.
 */
public final class UnsureLeads {
  private static final String HOLD = "parse.unsure=hold: ";

  // A mistake in one of these reaches the wrong person or sells the wrong car.
  private static final List<String> DECIDING =
      List.of("customer.name", "customer.phone", "customer.email", "vehicle.brandModel");

  private final boolean isHolding;

  public UnsureLeads(ParseSettings settings) {
    this.isHolding = settings.unsure() == ParseSettings.Unsure.HOLD;
  }

  /** Returns the reason why the lead must wait, without personal data; empty if it is delivered. */
  public Optional<String> reasonToHold(Lead lead) {
    if (!isHolding) {
      return Optional.empty();
    }
    String fields =
        DECIDING.stream()
            .filter(lead.unsure()::containsKey)
            .map(field -> field + " (" + lead.unsure().get(field) + ")")
            .collect(Collectors.joining(", "));
    return fields.isEmpty()
        ? Optional.empty()
        : Optional.of(
            HOLD
                + "unsure fields: "
                + fields
                + "; compare them with the message; a replay delivers the lead as it is");
  }

  /** Returns whether this is the reason of a lead that had to wait; null is not. */
  public static boolean isReasonToHold(String reason) {
    return reason != null && reason.startsWith(HOLD);
  }
}
