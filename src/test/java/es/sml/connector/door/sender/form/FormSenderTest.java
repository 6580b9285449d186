package es.sml.connector.door.sender.form;

import static es.sml.connector.door.request.DoorRequests.answer;
import static es.sml.connector.door.request.DoorRequests.only;
import static es.sml.connector.door.request.DoorRequests.post;
import static es.sml.connector.door.request.DoorRequests.status;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.door.FormRules;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Sender;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FormSenderTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PAGE = "https://www.norte.example";
  private static final String HTML = "text/html,*/*";
  private final Sender form = new FormSender(rules(null), false);

  private static FormRules rules(Integer limit) {
    return new FormRules(
        List.of(PAGE),
        URI.create(PAGE + "/gracias"),
        "form-id",
        "asunto-dos",
        "t",
        new FormRules.Consent("acepto", "Acepto la publicidad", "3"),
        limit);
  }

  private static DoorRequest sent(String body, String... headers) {
    String[] all = new String[headers.length + 2];
    all[0] = "Origin";
    all[1] = PAGE;
    System.arraycopy(headers, 0, all, 2, headers.length);
    return post(FORM, body, all);
  }

  @Test
  void thanksABrowserOnTheWebsitesPage() {
    DoorResponse answer = answer(form, sent("nombre=Ana", "Accept", HTML));
    assertThat(answer.status()).isEqualTo(303);
    assertThat(answer.headers()).containsEntry("Location", PAGE + "/gracias");
    assertThat(answer(form, sent("nombre=Ana")).body()).contains("\"received\":true");
  }

  @ParameterizedTest
  @CsvSource({
    "application/x-www-form-urlencoded, nombre=&telefono=+",
    "application/json, {}",
    "application/json, {\"nombre\":\" \"}",
    "text/plain, ''",
    "application/x-www-form-urlencoded, nombre=&form-id=u-1&t=5000&asunto-dos=x&acepto=on",
    "application/json, '{\"nombre\":\"\",\"form-id\":\"u-1\",\"t\":5000}'",
  })
  void refusesAnEmptyForm(String type, String body) {
    DoorRequest request = post(type, body, "Origin", PAGE);
    assertThat(form.receive(request).offers()).isEmpty();
    assertThat(status(form, request)).isEqualTo(422);
    DoorResponse page = answer(form, post(type, body, "Origin", PAGE, "Accept", HTML));
    assertThat(page.status()).isEqualTo(422);
    assertThat(page.body()).contains("Faltan datos");
  }

  @ParameterizedTest
  @CsvSource({
    "application/json, [{\"nombre\":\"Ana\"}]",
    "application/json, {\"nombre\":",
    "multipart/form-data; boundary=x, ---",
    "text/plain, nombre: Ana",
  })
  void storesABodyThatIsNoForm(String type, String body) {
    assertThat(form.receive(post(type, body, "Origin", PAGE)).offers()).hasSize(1);
  }

  @Test
  void aFormOfOneFileIsNotEmpty() {
    String body =
        """
        --x\r
        Content-Disposition: form-data; name="cv"; filename="a.txt"\r
        \r
        texto\r
        --x--\r
        """;
    String type = "multipart/form-data; boundary=x";
    assertThat(form.receive(post(type, body, "Origin", PAGE)).offers()).hasSize(1);
  }

  @Test
  void limitsTheFormsOfOneAddress() {
    Sender limited = new FormSender(rules(2), false);
    assertThat(status(limited, sent("nombre=Ana"))).isEqualTo(200);
    assertThat(status(limited, sent("nombre=Ana"))).isEqualTo(200);
    assertThat(limited.receive(sent("nombre=Ana")).offers()).isEmpty();
    DoorResponse refusal = answer(limited, sent("nombre=Ana", "Accept", HTML));
    assertThat(refusal.status()).isEqualTo(429);
    assertThat(refusal.headers())
        .containsEntry("Retry-After", "60")
        .containsEntry("Access-Control-Allow-Origin", PAGE);
    assertThat(refusal.body()).contains("Espera un minuto");
    DoorRequest other = sent("nombre=Ana");
    assertThat(
            status(
                limited,
                new DoorRequest(
                    "POST", "", "", other.headers(), "192.0.2.8", other.received(), other.body())))
        .isEqualTo(200);
  }

  @Test
  void aNetworkOfIpv6IsOneAddress() {
    AddressLimits limits = new AddressLimits(1);
    assertThat(limits.allows("2001:db8::1")).isTrue();
    assertThat(limits.allows("2001:db8::2")).isFalse();
    assertThat(limits.allows("2001:db8:0:1::1")).isTrue();
  }

  @Test
  void aWebsitesServerHasNoLimitUnlessItIsSet() {
    Sender plugin = new FormSender(FormRules.DEFAULT, true);
    for (int i = 0; i < 100; i++) {
      assertThat(status(plugin, post("application/json", "{\"a\":\"b\"}"))).isEqualTo(200);
    }
    Sender limited = new FormSender(new FormRules(null, null, null, null, null, null, 1), true);
    assertThat(status(limited, post(FORM, "a=b"))).isEqualTo(200);
    assertThat(status(limited, post(FORM, "a=b"))).isEqualTo(429);
  }

  @Test
  void aPlugInGetsExactly200() {
    Sender plugin = new FormSender(FormRules.DEFAULT, true);
    DoorRequest elementor =
        post(FORM, "Nombre=Ana&form_id=1", "Accept", "*/*", "User-Agent", "WordPress/6.8");
    assertThat(status(plugin, elementor)).isEqualTo(200);
    assertThat(only(plugin, elementor).held()).isNull();
  }

  @Test
  void aTestOfAPlugInIsNoLead() {
    Sender plugin = new FormSender(FormRules.DEFAULT, true);
    DoorRequest test = post("application/json", "{\"name_1\":\"Jo\"}", "X-Hook-Test", "true");
    assertThat(plugin.receive(test).offers()).isEmpty();
    assertThat(answer(plugin, test).reason()).isNull();
    assertThat(status(plugin, test)).isEqualTo(200);
  }

  @Test
  void anIdempotencyKeyStandsForOneForm() {
    Offer first = only(form, sent("nombre=Ana&t=9000", "Idempotency-Key", "\"k-1\""));
    Offer duplicate = only(form, sent("nombre=Ana&t=9500", "Idempotency-Key", "k-1"));
    Offer other = only(form, sent("nombre=Eva&t=9000", "Idempotency-Key", "\"k-1\""));
    assertThat(first.id()).isEqualTo("k-1").isEqualTo(duplicate.id()).isEqualTo(other.id());
    assertThat(first.fingerprint()).isEqualTo(duplicate.fingerprint());
    assertThat(other.fingerprint()).isNotEqualTo(first.fingerprint());
    assertThat(status(form, sent("nombre=Ana", "Idempotency-Key", "k".repeat(256)))).isEqualTo(400);
  }

  @Test
  void aCorrectedFormWithTheSameHiddenIdIsAnotherMessage() {
    Offer first = only(form, sent("form-id=u-1&telefono=600111222&t=9000"));
    Offer duplicate = only(form, sent("form-id=u-1&telefono=600111222&t=9500"));
    Offer corrected = only(form, sent("form-id=u-1&telefono=600111223&t=9900"));
    assertThat(first.id())
        .startsWith("u-1 ")
        .isEqualTo(duplicate.id())
        .isNotEqualTo(corrected.id());
    assertThat(first.fingerprint()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "acepto=on, sí",
    "acepto=Acepto, sí",
    "acepto=0, no",
    "acepto=, no",
    "nombre=Ana, no consta"
  })
  void keepsTheConsentWithItsText(String field, String given) {
    assertThat(only(form, sent("telefono=600111222&" + field)).notes())
        .isEqualTo(
            "Consentimiento: "
                + given
                + " («Acepto la publicidad», versión 3, 2025-11-27T09:20:00Z)");
  }

  @Test
  void holdsWhatAProgramMayHaveFilledIn() {
    assertThat(only(form, sent("nombre=Ana&asunto-dos=x")).held().toString())
        .contains("form.trap-field");
    assertThat(only(form, sent("nombre=Ana&t=1999")).held().toString()).contains("two seconds");
    assertThat(only(form, sent("nombre=Ana&t=2000&asunto-dos=")).held()).isNull();
    assertThat(only(form, post(FORM, "nombre=Ana")).held().toString()).contains("no page");
    assertThat(only(form, post(FORM, "nombre=Ana", "Referer", PAGE + "/x?y=1")).held()).isNull();
  }

  @Test
  void refusesAFormOfAnotherPage() {
    assertThat(status(form, post(FORM, "nombre=Ana", "Origin", "https://evil.example")))
        .isEqualTo(403);
  }
}
