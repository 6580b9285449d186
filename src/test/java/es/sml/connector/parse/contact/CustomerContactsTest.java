package es.sml.connector.parse.contact;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.contact.CustomerContact.Candidate;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.vocabulary.Vocabulary;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

class CustomerContactsTest {
  private static final CustomerContacts CONTACTS =
      Vocabulary.load(Path.of("config/vocabulary")).contacts();
  private static final String DEALER = "ventas@autosnorte.example";

  private static MessageContent mail(String from, String replyTo) {
    return new MessageContent(
        null, 0, true, null, from, replyTo, "Consulta", null, Map.of("to", DEALER), List.of());
  }

  private static CustomerContact of(String from, String text) {
    return CONTACTS.of(mail(from, null), text.replace(" / ", "\n"));
  }

  private static String value(java.util.Optional<Candidate> candidate) {
    return candidate.map(Candidate::value).orElse(null);
  }

  @ParameterizedTest
  @CsvFileSource(resources = "/values/addresses.txt", delimiter = '|')
  void findsTheCustomersAddress(String from, String replyTo, String text, String address) {
    CustomerContact contact =
        CONTACTS.of(mail(from, replyTo), text == null ? "" : text.replace(" / ", "\n"));

    assertThat(value(contact.email())).isEqualTo(address);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Quiero verlo. / 655 44 33 22 | 655443322",
        "Mi número es 655443322 / -- / Autos Norte / Tel. 944223344 | 655443322",
        "Quiero verlo / Marta - Autos Norte - 944223344 |",
        "Quiero verlo / Marta Ruano / Autos Norte / Tel. 944223344 |",
        "Hola Autos Norte, / quiero verlo, tel. 655443322 | 655443322",
        "655443322 / > Autos Norte 944223344 | 655443322",
        "655443322 / > llamadme al 644112233 | 655443322",
        "Tel. 655443322 / Tel. 644112233 |",
        "Llamadme al 655443322 / Mi mujer: 644112233 | 655443322",
        "Destino: 944223344 (cola Ventas) |",
        "Origen: 655443322 / Destino: 944223344 | 655443322",
        "Atención al cliente 902 123 456 |",
      })
  void findsTheOnlyNumberThatIsNotTheDealers(String text, String phone) {
    assertThat(value(of("ana@correo.example", text).phone())).isEqualTo(phone);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ana Ruiz <a@correo.example> | Quiero verlo | Ana Ruiz",
        "Ana <a@correo.example> | Quiero verlo / Un saludo / Ana Ruiz Soto | Ana Ruiz Soto",
        "Ana Ruiz <a@correo.example> | Hola, soy Ana y quiero verlo | Ana Ruiz",
        "J-B Lacaze <j@correo.example> | Merci / Jean-Baptiste Lacaze | Jean-Baptiste Lacaze",
        "x9@correo.example | Quiero verlo, Laura Gil, 655443322 | Laura Gil",
        "Marta <marta@autosnorte.example> | Llámale hoy. / Marta |",
        "Marta <marta@autosnorte.example> | Pedro Soto, 655443322. Quiere un Golf | Pedro Soto",
        "Portal <noreply@portal.example> | Tienes un mensaje de Laura Gil | Laura Gil",
        "Portal <noreply@portal.example> | Quiero verlo / Un saludo / Laura Gil | Laura Gil",
        "Info <marta@autosnorte.example> | De: Ana Gil <a@correo.example> / Hola | Ana Gil",
        "Ana Ruiz <a@correo.example> | My agent, Pedro Soto (655443322), will sign. | Ana Ruiz",
        "laura.gil@correo.example | Quiero verlo |",
        "Autos Norte <ventas@autosnorte.example> | Gracias |",
      })
  void findsTheFullestNameOfTheCustomer(String from, String text, String name) {
    assertThat(value(of(from, text).name())).isEqualTo(name);
  }

  @Test
  void keepsANameOfTheAddressBelowTheThreshold() {
    CustomerContact contact = of("laura.gil@correo.example", "Quiero verlo");

    assertThat(contact.names()).extracting(Candidate::value).containsExactly("Laura Gil");
    assertThat(contact.name()).isEmpty();
  }

  @Test
  void marksACountryThatOnlyTheLanguageShows() {
    CustomerContact contact =
        of("tom@correo.example", "Hello, is the car still available? Call me on 07911 123455");

    assertThat(value(contact.phone())).isEqualTo("+447911123455");
    assertThat(contact.phones().get(0).uncertainty()).contains("language");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Mi correo es ana@gmail,com | Mi correo es ana@gmail,com",
        "ana arroba gmail punto com |",
        "ana arroba gmail | ana arroba gmail",
        "Quiero verlo |",
        "ana@correo.example |",
      })
  void keepsAMisspeltAddressForANote(String text, String doubtful) {
    assertThat(of("x@portal.example", text).doubtful())
        .isEqualTo(doubtful == null ? List.of() : List.of(doubtful));
  }

  @Test
  void showsNoPersonalData() {
    CustomerContact contact = of("Ana Ruiz <ana@correo.example>", "Llamadme al 655443322");

    assertThat(contact.toString() + contact.phones() + contact.names() + contact.emails())
        .doesNotContain("Ana")
        .doesNotContain("ana@")
        .doesNotContain("655443322");
  }
}
