package es.sml.connector.door.request;

import static es.sml.connector.door.request.DoorRequests.answer;
import static es.sml.connector.door.request.DoorRequests.only;
import static es.sml.connector.door.request.DoorRequests.post;
import static es.sml.connector.door.request.DoorRequests.secret;
import static es.sml.connector.door.request.DoorRequests.sender;
import static es.sml.connector.door.request.DoorRequests.status;
import static es.sml.connector.door.request.DoorRequests.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.crypto.RSASSASigner;
import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.codec.Hashes;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages in a proven request, and their ids. */
class SenderMessagesTest {
  private static final String JSON = "application/json";

  private static Reception meta(String body) {
    String signature = "sha256=" + Hmacs.hex(new Secret("app-secret-1"), Hmacs.bytes(body));
    return sender(ChannelKind.META, "app-secret-1")
        .receive(post(JSON, body, "X-Hub-Signature-256", signature));
  }

  @Test
  void eachChangeOfMetaIsAMessage() {
    String changes =
        IntStream.range(0, 1000)
            .mapToObj(i -> "{\"field\":\"leadgen\",\"value\":{\"leadgen_id\":%d}}".formatted(i + 7))
            .collect(Collectors.joining(","));
    Reception reception =
        meta("{\"object\":\"page\",\"entry\":[{\"id\":111,\"changes\":[" + changes + "]}]}");
    assertThat(reception.offers()).hasSize(1000);
    assertThat(reception.offers().stream().map(Offer::id)).doesNotHaveDuplicates();
    assertThat(text(reception.offers().get(2))).isEqualTo("{\"leadgen_id\":9,\"page_id\":111}");
    assertThat(reception.response().apply(null).body()).isEqualTo("{}");
  }

  @Test
  void keepsTheNumbersOfMetaAsTheyCame() {
    String value =
        "{\"leadgen_id\":\"72057594037927937\",\"page_id\":98765432109876543210,\"created_time\":1}";
    Offer offer = meta(metaBody("leadgen", value)).offers().get(0);
    assertThat(offer.id()).isEqualTo("72057594037927937");
    assertThat(text(offer)).isEqualTo(value);
  }

  @Test
  void oneBadChangeOfMetaWaitsForAPerson() {
    Offer bad = meta(metaBody("leadgen", "{\"form_id\":1}")).offers().get(0);
    assertThat(bad.id()).isNull();
    assertThat(bad.held().toString()).contains("no leadgen_id");
  }

  @Test
  void storesNoOtherChangeOfMeta() {
    Reception reception = meta(metaBody("feed", "{\"leadgen_id\":1}"));
    assertThat(reception.offers()).isEmpty();
    assertThat(reception.response().apply(null).status()).isEqualTo(200);
  }

  private static String metaBody(String field, String value) {
    return "{\"object\":\"page\",\"entry\":[{\"id\":\"1\",\"changes\":[{\"field\":\"%s\",\"value\":%s}]}]}"
        .formatted(field, value);
  }

  @Test
  void eachEntryOfTikTokIsAMessageWithItsIdAsText() {
    String body =
        """
        {"object":1,"time":1764235200,"entry":[
         {"id":7126711421177430274,"changes":[{"field":"name","value":"José"}]},
         {"id":"7126711421177430275","price":12.10}]}""";
    List<Offer> offers = secret(ChannelKind.TIKTOK).receive(post(JSON, body)).offers();
    assertThat(offers.stream().map(Offer::id))
        .containsExactly("7126711421177430274", "7126711421177430275");
    assertThat(text(offers.get(0)))
        .isEqualTo(
            "{\"id\":7126711421177430274,\"changes\":[{\"field\":\"name\",\"value\":\"José\"}]}");
    assertThat(offers.get(0).contentType()).isEqualTo(JSON);
  }

  @Test
  void anUnreadableBodyOfAProvenSenderIsStored() {
    for (ChannelKind kind :
        List.of(ChannelKind.TIKTOK, ChannelKind.TYPEFORM, ChannelKind.HUBSPOT, ChannelKind.ADF)) {
      Offer offer = only(secret(kind), post(JSON, "{\"entry\":"));
      assertThat(offer.id()).isNull();
      assertThat(text(offer)).isEqualTo("{\"entry\":");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"[]", "{", "\"x\"", "hola", "{\"n\":\"Jos\u00e9\"}"})
  void anUnreadableNotificationOfAnIdIsStored(String text) {
    byte[] body = text.getBytes(StandardCharsets.ISO_8859_1); // the last one is no UTF-8
    String meta = "sha256=" + Hmacs.hex(new Secret("k"), body);
    String linkedIn = Hmacs.hex(new Secret("k"), Hmacs.bytes("hmacsha256="), body);
    for (Offer offer :
        List.of(
            only(
                sender(ChannelKind.META, "k"),
                post(DoorRequests.NOW, JSON, body, "X-Hub-Signature-256", meta)),
            only(
                sender(ChannelKind.LINKEDIN, "k"),
                post(DoorRequests.NOW, JSON, body, "X-LI-Signature", linkedIn)))) {
      assertThat(offer.id()).isNull();
      assertThat(offer.content()).isEqualTo(body);
    }
  }

  @Test
  void anErasureOrderOfLinkedInWaitsForAPerson() {
    String created = linkedIn("CREATED");
    Sender linkedIn = sender(ChannelKind.LINKEDIN, "k");
    Offer lead = only(linkedIn, signedByLinkedIn(created));
    assertThat(lead.id()).isEqualTo("abc-1");
    assertThat(lead.held()).isNull();
    DoorRequest order = signedByLinkedIn(linkedIn("DELETED"));
    assertThat(only(linkedIn, order).held().toString()).contains("orders the erasure");
    assertThat(only(linkedIn, order).id()).isEqualTo(lead.id() + " DELETED");
    assertThat(status(linkedIn, order)).isEqualTo(200);
  }

  private static String linkedIn(String action) {
    return "{\"type\":\"LEAD_ACTION\",\"leadAction\":\"%s\",\"leadGenFormResponse\":\"urn:li:leadGenFormResponse:abc-1\"}"
        .formatted(action);
  }

  private static DoorRequest signedByLinkedIn(String body) {
    return post(
        JSON,
        body,
        "X-LI-Signature",
        Hmacs.hex(new Secret("k"), Hmacs.bytes("hmacsha256="), Hmacs.bytes(body)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TYPEFORM | {\"event_type\":\"form_response\",\"form_response\":{\"token\":\"t1\"}} | t1",
        "TALLY | {\"eventId\":\"e1\",\"data\":{\"responseId\":\"r1\"}} | r1",
        "WEBFLOW | {\"triggerType\":\"form_submission\",\"payload\":{\"id\":\"w1\"}} | w1",
        "FORMSPREE | {\"form\":\"abc\",\"submission\":{\"email\":\"a@b.es\"}} | ",
        "HUBSPOT | {\"vid\":7,\"properties\":{}} | ",
        "GOOGLE | {\"lead_id\":\"L-1\"} | L-1",
        "TALLY | {\"data\":{\"responseId\":{\"a\":1}}} | ",
        "TALLY | {\"data\":{\"responseId\":\" \"}} | ",
      })
  void namesAMessageByTheIdOfItsSender(ChannelKind kind, String body, String id) {
    Offer offer = only(secret(kind), post(JSON, body));
    assertThat(offer.id()).isEqualTo(id);
    assertThat(text(offer)).isEqualTo(body);
    assertThat(answer(secret(kind), post(JSON, body)).body()).isEqualTo("{}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "TYPEFORM | {\"event_type\":\"form_response_partial\"}",
        "TALLY | {\"eventType\":\"FORM_CREATED\"}",
        "WEBFLOW | {\"triggerType\":\"site_publish\"}",
      })
  void storesNoOtherEvent(ChannelKind kind, String body) {
    assertThat(secret(kind).receive(post(JSON, body)).offers()).isEmpty();
    assertThat(status(secret(kind), post(JSON, body))).isEqualTo(200);
  }

  @Test
  void refusesAHubSpotBodyThatHasOnlyIds() {
    String body = "[{\"objectId\":1,\"subscriptionType\":\"contact.creation\",\"portalId\":2}]";
    DoorResponse refusal = answer(secret(ChannelKind.HUBSPOT), post(JSON, body));
    assertThat(refusal.status()).isEqualTo(422);
    assertThat(refusal.reason().toString()).contains("HubSpot workflow");
  }

  @Test
  void findsTheIdOfJotformInItsParts() {
    String body =
        """
        --x\r
        Content-Disposition: form-data; name="formID"\r
        \r
        9\r
        --x\r
        Content-Disposition: form-data; name="submissionID"\r
        \r
        541234\r
        --x--\r
        """;
    Offer offer = only(secret(ChannelKind.JOTFORM), post("multipart/form-data; boundary=x", body));
    assertThat(offer.id()).isEqualTo("541234");
    assertThat(text(offer)).isEqualTo(body);
    assertThat(offer.contentType()).isEqualTo("multipart/form-data; boundary=x");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "application/x-adf+xml | <?adf v?><adf><prospect><id source=\"web\">7</id></prospect></adf> | 7@web",
        "text/xml | <?xml version='1.0'?><?ADF v?><ADF><Prospect><ID source='web'> 7 </ID><vendor><id source='x'>1</id></vendor></Prospect></ADF> | 7@web",
        "text/plain | <adf><prospect><id source='a'>1</id></prospect><prospect><id source='a'>2</id></prospect></adf> | 1@a 2@a",
        "application/xml | <adf><prospect><id>7</id></prospect></adf> | ",
        "application/xml | <adf><prospect><id source='a'>0</id></prospect></adf> | ",
        "application/xml | <adf><prospect><id source='a'>1</id></prospect><prospect/></adf> | ",
        "application/xml | <!DOCTYPE adf [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><adf><prospect><id source='a'>&x;</id></prospect></adf> | &x;@a",
        "application/xml | no xml | ",
      })
  void namesAnAdfByItsIdAndSource(String type, String body, String id) {
    Offer offer = only(secret(ChannelKind.ADF), post(type, body));
    assertThat(offer.id()).isEqualTo(id);
    assertThat(text(offer)).isEqualTo(body);
  }

  @Test
  void readsAdfInAFieldOfAForm() {
    Offer offer =
        only(
            secret(ChannelKind.ADF),
            post(
                "application/x-www-form-urlencoded",
                "a=1&adf=%3Cadf%3E%3Cprospect%3E%3Cid+source%3D%22w%22%3E7%3C%2Fid%3E%3C%2Fprospect%3E%3C%2Fadf%3E"));
    assertThat(offer.id()).isEqualTo("7@w");
    assertThat(offer.contentType()).isEqualTo("application/xml");
    assertThat(text(offer)).startsWith("<adf>");
  }

  @Test
  void anIdempotencyKeyOfAProgramStandsForOneBody() {
    Sender generic = secret(ChannelKind.GENERIC);
    Offer offer = only(generic, post(JSON, "{\"a\":1}", "Idempotency-Key", "\"k \\\"1\\\"\""));
    assertThat(offer.id()).isEqualTo("k \"1\"");
    assertThat(offer.fingerprint()).isEqualTo(Hashes.sha256(Hmacs.bytes("{\"a\":1}")));
    assertThat(only(generic, post(JSON, "{\"a\":1}")).fingerprint()).isNull();
  }

  @Test
  void readsTheLeadInATokenOfWix() throws Exception {
    KeyPair keys = keys();
    Sender wix = sender(ChannelKind.WIX, pem(keys));
    DoorRequest request = post("text/plain", token(keys, "wix.forms.v4.submission_created"));
    Offer offer = only(wix, request);
    assertThat(offer.id()).isEqualTo("s-1");
    assertThat(offer.contentType()).isEqualTo(JSON);
    assertThat(text(offer))
        .isEqualTo(
            "{\"id\":\"s-1\",\"submissions\":{\"first_name_9f\":\"Eva\",\"first_name\":\"Ana\",\"phone\":\"600\"}}");
    assertThat(answer(wix, request).body()).isEqualTo("{}");
    DoorRequest other = post("text/plain", token(keys, "wix.bookings.v1.booking_created"));
    assertThat(wix.receive(other).offers()).isEmpty();
    assertThat(status(wix, other)).isEqualTo(200);
  }

  @Test
  void refusesAnotherTokenThanOneOfTheAppsKey() throws Exception {
    KeyPair keys = keys();
    Sender wix = sender(ChannelKind.WIX, pem(keys));
    String good = token(keys, "wix.forms.v4.submission_created");
    String unsigned = "eyJhbGciOiJub25lIn0" + good.substring(good.indexOf('.'));
    JWSObject symmetric =
        new JWSObject(new JWSHeader(JWSAlgorithm.HS256), new Payload("{\"data\":\"{}\"}"));
    symmetric.sign(new MACSigner(keys.getPublic().getEncoded()));
    for (String bad :
        List.of(
            token(keys(), "wix.forms.v4.submission_created"),
            good.substring(0, good.length() - 4) + "AAAA",
            unsigned,
            symmetric.serialize(),
            "",
            "a.b.c",
            "{}")) {
      assertThat(status(wix, post("text/plain", bad))).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"JOTFORM", "ADF", "TALLY", "GOOGLE"})
  void answersAMachineWith200AndAShortBody(ChannelKind kind) {
    DoorResponse answer = answer(secret(kind), post(JSON, "{}"));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().length()).isLessThan(50);
  }

  private static KeyPair keys() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  private static String pem(KeyPair keys) {
    return "-----BEGIN PUBLIC KEY-----\n"
        + Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded())
        + "\n-----END PUBLIC KEY-----\n";
  }

  private static String token(KeyPair keys, String type) throws Exception {
    String lead =
        "{\"createdEvent\":{\"entity\":{\"id\":\"s-1\",\"submissions\":{\"first_name_8e\":\"Ana\",\"first_name_9f\":\"Eva\",\"phone_fe84\":\"600\"}}}}";
    String event = "{\"data\":%s,\"eventType\":\"%s\"}".formatted(new TextJson(lead), type);
    JWSObject token =
        new JWSObject(
            new JWSHeader(JWSAlgorithm.RS256),
            new Payload("{\"data\":%s,\"iat\":1}".formatted(new TextJson(event))));
    token.sign(new RSASSASigner(keys.getPrivate()));
    return token.serialize();
  }

  /** A text as JSON writes it. */
  private record TextJson(String text) {
    @Override
    public String toString() {
      return com.fasterxml.jackson.databind.node.TextNode.valueOf(text).toString();
    }
  }
}
