package es.sml.connector.door.sender;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.DictionaryEntries;
import com.code_intelligence.jazzer.junit.FuzzTest;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.FormRules;
import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.DoorRequests;
import es.sml.connector.door.request.DoorResponse;
import es.sml.connector.door.request.Offer;
import es.sml.connector.door.request.Proof;
import es.sml.connector.door.request.Reception;
import es.sml.connector.door.request.Sender;
import es.sml.connector.door.sender.form.FormSender;
import es.sml.connector.door.sender.platform.LinkedInMessages;
import es.sml.connector.door.sender.platform.MetaMessages;
import es.sml.connector.fuzz.FuzzBudget;
import es.sml.connector.fuzz.FuzzRun;
import es.sml.connector.parse.mime.LenientMailSettings;
import java.nio.charset.StandardCharsets;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Requests to channels. An input has a line with the kind, the content type and a header's value,
 * and then the body. Nothing of a request without a proof is stored.
 */
@ExtendWith(FuzzRun.class)
class SenderFuzz {
  private static final String STANDARD_KEY = "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3";
  private static final FormRules FORM =
      new FormRules(
          List.of("https://www.norte.example"),
          null,
          "form-id",
          "asunto-dos",
          "t",
          new FormRules.Consent("acepto", "Acepto", null),
          10_000);
  private static final List<ChannelKind> KINDS = List.of(ChannelKind.values());
  private static final List<String> HEADERS =
      List.of(
          "X-Hub-Signature-256",
          "X-Open-Signature",
          "X-LI-Signature",
          "Typeform-Signature",
          "Tally-Signature",
          "x-webflow-signature",
          "x-webflow-timestamp",
          "X-HubSpot-Signature-v3",
          "X-HubSpot-Request-Timestamp",
          "Formspree-Signature",
          "webhook-id",
          "webhook-timestamp",
          "webhook-signature",
          "Idempotency-Key",
          "Origin",
          "Referer",
          "Accept");

  /** Channels whose requests no fuzzer can sign. */
  private static final Map<ChannelKind, Sender> SIGNED = new EnumMap<>(ChannelKind.class);

  /** Channels that accept any request. */
  private static final Map<ChannelKind, Sender> OPEN = new EnumMap<>(ChannelKind.class);

  static {
    LenientMailSettings.apply(); // as the connector does at its start
    for (ChannelKind kind : ChannelKind.values()) {
      switch (kind) {
        case FORM -> OPEN.put(kind, new FormSender(FORM, false));
        case JOTFORM, ADF, GENERIC -> OPEN.put(kind, DoorRequests.secret(kind));
        case WIX -> SIGNED.put(kind, DoorRequests.sender(kind, publicKey()));
        case GOOGLE -> OPEN.put(kind, DoorRequests.sender(kind, STANDARD_KEY));
        default -> SIGNED.put(kind, DoorRequests.sender(kind, STANDARD_KEY));
      }
    }
    OPEN.put(ChannelKind.META, new ProvenSender(Proof.SECRET_URL, new MetaMessages()));
    OPEN.put(ChannelKind.LINKEDIN, new ProvenSender(Proof.SECRET_URL, new LinkedInMessages()));
    for (ChannelKind kind : SIGNED.keySet()) {
      if (!OPEN.containsKey(kind)
          && kind != ChannelKind.WIX
          && kind != ChannelKind.STANDARD_WEBHOOKS) {
        OPEN.put(kind, DoorRequests.secret(kind));
      }
    }
  }

  private static final FuzzBudget BUDGET =
      new FuzzBudget(
          5_000,
          FuzzBudget.Writer.STRANGER,
          "TALLY application/json x\n{\"data\":{\"responseId\":\"r1\"}}"
              .getBytes(StandardCharsets.UTF_8),
          SenderFuzz::read);

  @DictionaryEntries({
    "META application/json x\\x0a",
    "ADF application/xml x\\x0a",
    "FORM multipart/form-data;boundary=x x\\x0a",
    "JOTFORM multipart/form-data;boundary=x x\\x0a",
    "FORM application/x-www-form-urlencoded https://www.norte.example\\x0a",
    "\\x22entry\\x22:[",
    "\\x22changes\\x22:[",
    "\\x22leadgen_id\\x22:",
    "\\x0d\\x0aContent-Disposition: form-data; name=\\x22",
    "--x\\x0d\\x0a",
    "--x--",
    "<prospect>",
    "<id source=\\x22",
    "<!DOCTYPE a [<!ENTITY b",
    "eyJhbGciOiJSUzI1NiJ9.",
    "hub.challenge=",
    "%u00",
    "1e999999999"
  })
  @FuzzTest
  void storesNothingWithoutAProof(byte[] input) {
    BUDGET.check(input);
  }

  private static void read(byte[] input) {
    int end = 0;
    while (end < input.length && end < 200 && input[end] != '\n') {
      end++;
    }
    String[] line = new String(input, 0, end, StandardCharsets.UTF_8).split(" ", 3);
    byte[] body = Arrays.copyOfRange(input, Math.min(end + 1, input.length), input.length);
    String value = line.length > 2 ? line[2] : "";
    ChannelKind kind = kind(line[0]);
    DoorRequest request = request(line.length > 1 ? line[1] : "", value, body);
    DoorRequest challenge = DoorRequests.get(new String(body, StandardCharsets.UTF_8));
    if (SIGNED.containsKey(kind)) {
      assertThat(SIGNED.get(kind).receive(request).offers()).isEmpty();
      assertThat(SIGNED.get(kind).receive(challenge).offers()).isEmpty();
      check(DoorRequests.answer(SIGNED.get(kind), challenge));
    }
    if (OPEN.containsKey(kind)) {
      Reception reception = OPEN.get(kind).receive(request);
      reception.offers().forEach(SenderFuzz::check);
      check(reception.response().apply(reception.offers().isEmpty() ? null : "ref:1"));
    }
  }

  private static void check(Offer offer) {
    assertThat(offer.content()).isNotNull();
    if (offer.id() != null) {
      assertThat(offer.id()).hasSizeBetween(1, 400).doesNotMatch("(?s).*\\p{Cntrl}.*");
    }
  }

  private static void check(DoorResponse answer) {
    assertThat(answer.status()).isIn(200, 204, 303, 400, 401, 403, 413, 422, 429, 503);
    answer.headers().values().forEach(value -> assertThat(value).doesNotContain("\r", "\n"));
  }

  private static DoorRequest request(String type, String value, byte[] body) {
    String[] headers = new String[2 * HEADERS.size()];
    for (int i = 0; i < HEADERS.size(); i++) {
      headers[2 * i] = HEADERS.get(i);
      headers[2 * i + 1] = value;
    }
    return DoorRequests.post(DoorRequests.NOW, type, body, headers);
  }

  private static ChannelKind kind(String written) {
    for (ChannelKind kind : ChannelKind.values()) {
      if (kind.name().equals(written)) {
        return kind;
      }
    }
    return KINDS.get((written.hashCode() & 0xFFFF) % KINDS.size());
  }

  private static String publicKey() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(2048);
      return Base64.getEncoder()
          .encodeToString(generator.generateKeyPair().getPublic().getEncoded());
    } catch (NoSuchAlgorithmException e) {
      throw new AssertionError(e);
    }
  }
}
