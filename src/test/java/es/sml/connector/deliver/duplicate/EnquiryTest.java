package es.sml.connector.deliver.duplicate;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.sml.create.SmlLead;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EnquiryTest {
  private static final Enquiry ANA = enquiry("norte", "611223344", "ana@x.example", "Seat León");

  @ParameterizedTest
  @CsvSource({
    "611223344, ana@x.example, seat leon",
    "611 22 33 44, ANA@X.example, SEAT  LEÓN",
    "+34 611-223-344, ' ana@x.example', Seat-León",
    "0034611223344, ana@x.example, ' Seat León '",
    "34611223344, ana@x.example, Seat  (León)",
  })
  void isTheSameHoweverItIsWritten(String phone, String email, String vehicle) {
    assertThat(enquiry("norte", phone, email, vehicle)).isEqualTo(ANA);
  }

  @Test
  void sharesADigestWhereThePhoneOrTheEmailIsTheSame() {
    assertThat(ANA.digests()).hasSize(2);
    assertThat(enquiry("norte", "611223344", "other@x.example", "Seat León").digests())
        .hasSize(2)
        .containsOnlyOnce(ANA.digests().get(0))
        .doesNotContain(ANA.digests().get(1));
    assertThat(enquiry("norte", null, "ana@x.example", "Seat León").digests())
        .containsExactly(ANA.digests().get(1));
  }

  @ParameterizedTest
  @CsvSource({
    "sur, 611223344, ana@x.example, Seat León",
    "norte, 611223344, ana@x.example, Seat León ST",
    "norte, 611223345, anna@x.example, Seat León",
    "norte, +44611223344, ana@x.example.org, Seat León",
  })
  void sharesNoneWithAnotherDealerVehicleOrPerson(
      String dealer, String phone, String email, String vehicle) {
    assertThat(enquiry(dealer, phone, email, vehicle).digests())
        .doesNotContainAnyElementsOf(ANA.digests());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Sin especificar", "SIN ESPECIFICAR", " sin  especificar.", "?", "-"})
  void isNotRecognisedWithoutAVehicle(String vehicle) {
    assertThat(enquiry("norte", "611223344", "ana@x.example", vehicle).digests()).isEmpty();
  }

  @Test
  void isNotRecognisedWithoutAContact() {
    assertThat(enquiry("norte", null, null, "Seat León").digests()).isEmpty();
    assertThat(enquiry("norte", " - ", " ", "Seat León").digests()).isEmpty();
    SmlLead nobody = new SmlLead(1, vehicle("Seat León"), null, null, null, null, null, null, null);
    assertThat(Enquiry.of("norte", nobody).digests()).isEmpty();
  }

  @Test
  void storesDigestsOnly() {
    assertThat(ANA.digests()).allMatch(digest -> digest.matches("[0-9a-f]{64}"));
  }

  static Enquiry enquiry(String dealer, String phone, String email, String brandModel) {
    return Enquiry.of(dealer, lead(phone, email, brandModel));
  }

  static SmlLead lead(String phone, String email, String brandModel) {
    return new SmlLead(
        1,
        vehicle(brandModel),
        new SmlLead.Client("Ana", phone, email, null, null),
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private static SmlLead.Vehicle vehicle(String brandModel) {
    return new SmlLead.Vehicle(brandModel, null, null, null, null, null);
  }
}
