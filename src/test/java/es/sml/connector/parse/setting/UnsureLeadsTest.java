package es.sml.connector.parse.setting;

import static es.sml.connector.testing.LeadBuilder.aLead;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsureLeadsTest {
  private final UnsureLeads held = new UnsureLeads(settings(ParseSettings.Unsure.HOLD));

  @Test
  void deliversUnsureLeadsByDefault() {
    assertThat(ParseSettings.DEFAULT.unsure()).isEqualTo(ParseSettings.Unsure.DELIVER);
    assertThat(
            new UnsureLeads(ParseSettings.DEFAULT)
                .reasonToHold(lead(Map.of("customer.name", "customer.email"))))
        .isEmpty();
  }

  @Test
  void namesTheUnsureFieldsInAFixedOrderAndTheRemedy() {
    assertThat(
            held.reasonToHold(
                lead(
                    Map.of(
                        "vehicle.brandModel", "the mail's subject",
                        "vehicle.year", "two years",
                        "customer.name", "customer.email"))))
        .hasValue(
            "parse.unsure=hold: unsure fields: customer.name (customer.email), vehicle.brandModel"
                + " (the mail's subject); compare them with the message; a replay delivers the lead as it"
                + " is");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"customer.name", "customer.phone", "customer.email", "vehicle.brandModel"})
  void holdsALeadForEachOfItsDecidingFields(String field) {
    assertThat(held.reasonToHold(lead(Map.of(field, "two candidates"))))
        .hasValueSatisfying(
            reason -> {
              assertThat(reason).contains(field + " (two candidates)");
              assertThat(UnsureLeads.isReasonToHold(reason)).isTrue();
            });
  }

  @Test
  void deliversALeadThatIsSureOfThem() {
    assertThat(held.reasonToHold(lead(Map.of()))).isEmpty();
    assertThat(held.reasonToHold(lead(Map.of("vehicle.year", "two years")))).isEmpty();
  }

  @Test
  void recognisesNoOtherReason() {
    assertThat(UnsureLeads.isReasonToHold(null)).isFalse();
    assertThat(UnsureLeads.isReasonToHold("no format recognises the message")).isFalse();
  }

  private static ParseSettings settings(ParseSettings.Unsure unsure) {
    return new ParseSettings(null, unsure, null);
  }

  private static Lead lead(Map<String, String> unsure) {
    return aLead().unsure(unsure).build();
  }
}
