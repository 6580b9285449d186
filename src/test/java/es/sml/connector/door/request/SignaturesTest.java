package es.sml.connector.door.request;

import static es.sml.connector.door.request.DoorRequests.NOW;
import static es.sml.connector.door.request.DoorRequests.answer;
import static es.sml.connector.door.request.DoorRequests.get;
import static es.sml.connector.door.request.DoorRequests.post;
import static es.sml.connector.door.request.DoorRequests.sender;
import static es.sml.connector.door.request.DoorRequests.status;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.SampleLinkedInRules;
import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.codec.Hmacs;
import es.sml.connector.door.sender.Senders;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The worked digests of each sender, and the requests that have no proof. */
class SignaturesTest {
  private static final String JSON = "application/json";
  private static final String LINKEDIN_CODE = "890e4665-4dfe-4ab1-b689-ed553bceeed0";
  private static final String LINKEDIN_BODY =
      "{\"type\":\"LEAD_ACTION\",\"leadAction\":\"CREATED\"}";

  /** A request with its digest. The signature is the first header, and a time is the second. */
  private record Signed(ChannelKind kind, String key, String body, List<String> headers) {
    Sender rules() {
      return sender(kind, key);
    }

    DoorRequest request() {
      return post(JSON, body, headers.toArray(String[]::new));
    }

    @Override
    public String toString() {
      return kind.label();
    }
  }

  private static Signed signed(ChannelKind kind, String key, String body, String... headers) {
    return new Signed(kind, key, body, List.of(headers));
  }

  static List<Signed> digests() {
    return List.of(
        signed(
            ChannelKind.META,
            "app-secret-1",
            "{\"n\":\"Jos\\u00e9\"}",
            "X-Hub-Signature-256",
            "sha256=a9d1c102ef0add981171c0bc13e9df0033a5898d1702d1989dae5fd0cc13357a"),
        signed(
            ChannelKind.TIKTOK,
            "tt-secret-1",
            "{\"object\":1,\"entry\":[{\"id\":\"7126711421177430274\"}],\"time\":1764235200}",
            "X-Open-Signature",
            "e1a004bf2af8886be1235c5fad0fcab6a4ddf389fe3725ab7516589d60bf9d66"),
        signed(
            ChannelKind.LINKEDIN,
            "li-secret-1",
            LINKEDIN_BODY,
            "X-LI-Signature",
            "c54b2039b225be06d4532fe5dc3a93c78c438bbffd87bdedebcd5ddce622bb97"),
        signed(
            ChannelKind.TYPEFORM,
            "tf-secret-1",
            "{\"event_id\":\"e1\",\"event_type\":\"form_response\"}",
            "Typeform-Signature",
            "sha256=w3rkLr1++RsndnPlOM87mqNtO1RbRLc6UgN2dVlLSCQ="),
        signed(
            ChannelKind.TALLY,
            "ta-secret-1",
            "{\"eventId\":\"e1\",\"eventType\":\"FORM_RESPONSE\"}",
            "Tally-Signature",
            "jjEhVgfTvm6IgQu6K9XIivukiRoiVGiwGlOCvF92Kmk="),
        signed(
            ChannelKind.WEBFLOW,
            "wf-secret-1",
            "{\"triggerType\":\"form_submission\"}",
            "x-webflow-signature",
            "6204294d681961b57753bc5d1ebb98bc791ac54b03c4138bffa324ae0842faa9",
            "x-webflow-timestamp",
            "1764235200000"),
        signed(
            ChannelKind.FORMSPREE,
            "fs-secret-1",
            "{\"form\":\"abc\"}",
            "Formspree-Signature",
            "t=1764235200,v1=db5d16d31a8ab7d639b2dd5e8ad4080bbac9aa3b1110beeb99f9bb6dab980b55"),
        signed(
            ChannelKind.STANDARD_WEBHOOKS,
            "whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3",
            "{\"a\":1}",
            "webhook-signature",
            "v1,Uiv8s2wv0djSm4ABJcTCv/tkv7+0Yu4xY/U6epOImFY=",
            "webhook-timestamp",
            "1764235200",
            "webhook-id",
            "msg_1"));
  }

  static Stream<Signed> timed() {
    return digests().stream()
        .filter(
            one ->
                one.kind() == ChannelKind.FORMSPREE
                    || one.headers().stream().anyMatch(name -> name.endsWith("timestamp")));
  }

  @ParameterizedTest
  @MethodSource("digests")
  void acceptsTheWorkedDigest(Signed signed) {
    assertThat(status(signed.rules(), signed.request())).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("digests")
  void acceptsAnyOfSeveralKeys(Signed signed) {
    Secret other = new Secret("whsec_" + "B".repeat(32));
    DoorChannel channel =
        new DoorChannel(
            signed.kind(),
            null,
            List.of(other, new Secret(signed.key())),
            null,
            null,
            signed.kind() == ChannelKind.META ? DoorRequests.metaRules() : null,
            SampleLinkedInRules.of(signed.kind()));
    assertThat(status(Senders.of(channel), signed.request())).isEqualTo(200);
  }

  @ParameterizedTest
  @MethodSource("digests")
  void refusesAnotherKey(Signed signed) {
    Sender other = sender(signed.kind(), "whsec_" + "B".repeat(32));
    assertThat(other.receive(signed.request()).offers()).isEmpty();
    assertThat(status(other, signed.request())).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("digests")
  void refusesAnotherBody(Signed signed) {
    DoorRequest other = post(JSON, signed.body() + " ", signed.headers().toArray(String[]::new));
    assertThat(status(signed.rules(), other)).isEqualTo(401);
  }

  @ParameterizedTest
  @MethodSource("digests")
  void refusesAMissingHeader(Signed signed) {
    for (int i = 0; i < signed.headers().size(); i += 2) {
      List<String> rest = new ArrayList<>(signed.headers());
      rest.subList(i, i + 2).clear();
      DoorResponse refusal =
          answer(signed.rules(), post(JSON, signed.body(), rest.toArray(String[]::new)));
      assertThat(refusal.status()).isEqualTo(401);
      assertThat(refusal.reason().toString()).contains("is missing");
    }
  }

  @ParameterizedTest
  @MethodSource("digests")
  void refusesAHeaderOfAnotherForm(Signed signed) {
    for (String wrong : List.of("", "sha256=", "zz", "t=1,v1=", "v1,", "v1", "ñ".repeat(64))) {
      List<String> headers = new ArrayList<>(signed.headers());
      headers.set(1, wrong);
      DoorRequest request = post(JSON, signed.body(), headers.toArray(String[]::new));
      assertThat(status(signed.rules(), request)).as(wrong).isEqualTo(401);
    }
  }

  @ParameterizedTest
  @MethodSource("timed")
  void acceptsATimeWithinFiveMinutesOfThisClock(Signed signed) {
    for (int seconds : List.of(-300, 300)) {
      assertThat(status(signed.rules(), at(signed, seconds))).isEqualTo(200);
    }
    for (int seconds : List.of(-301, 301)) {
      DoorResponse refusal = answer(signed.rules(), at(signed, seconds));
      assertThat(refusal.status()).isEqualTo(401);
      assertThat(refusal.reason().toString())
          .contains("more than 5 minutes", "this computer's clock");
    }
  }

  private static DoorRequest at(Signed signed, int seconds) {
    return post(
        NOW.plus(Duration.ofSeconds(seconds)),
        JSON,
        signed.body().getBytes(StandardCharsets.UTF_8),
        signed.headers().toArray(String[]::new));
  }

  @Test
  void refusesAMetaBodyThatSomeProgramDecoded() {
    Sender meta = sender(ChannelKind.META, "app-secret-1");
    Signed wire = digests().get(0);
    String ofDecoded = "sha256=fe9b68b99e6b9715bb382ccc9d69429444cb5e074518bda2d7e82dd01ae9ceb3";
    assertThat(status(meta, post(JSON, wire.body(), "X-Hub-Signature-256", ofDecoded)))
        .isEqualTo(401);
    String signature = wire.headers().get(1);
    assertThat(status(meta, post(JSON, "{\"n\":\"José\"}", "X-Hub-Signature-256", signature)))
        .isEqualTo(401);
  }

  @Test
  void computesTheProofOfAnAppSecret() {
    assertThat(Hmacs.hex(new Secret("app-secret-1"), Hmacs.bytes("EAAtoken")))
        .isEqualTo("79a70820a138eabab4b27a175c01b2af0ce3d288290ae4289651b3135275889c");
  }

  @Test
  void hubspotSignsTheUrlThatItCalls() {
    Sender hubspot = sender(ChannelKind.HUBSPOT, "hs-secret-1");
    DoorRequest request =
        post(
            JSON,
            "[{\"objectId\":1}]",
            "X-HubSpot-Signature-v3",
            "PlAHWM69nbXnVCFDiuyNxluSbPgWp+o1tdOf1rVGoSI=",
            "X-HubSpot-Request-Timestamp",
            "1764235200000");
    assertThat(status(hubspot, request)).isEqualTo(200);
    DoorRequest elsewhere =
        new DoorRequest(
            "POST",
            "https://other.example/hs",
            "",
            request.headers(),
            request.address(),
            NOW,
            request.body());
    assertThat(answer(hubspot, elsewhere).reason().toString()).contains("door.public-url");
    assertThat(answer(hubspot, elsewhere).reason().in(Locale.forLanguageTag("es")))
        .startsWith("la firma de X-HubSpot-Signature-v3 no coincide: ")
        .endsWith("; comprueba también door.public-url");
  }

  @Test
  void answersTheChallengeOfLinkedIn() {
    Sender linkedIn = sender(ChannelKind.LINKEDIN, "li-secret-1");
    DoorResponse answer = answer(linkedIn, get("challengeCode=" + LINKEDIN_CODE));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.contentType()).isEqualTo(JSON);
    assertThat(answer.body())
        .isEqualTo(
            "{\"challengeCode\":\"%s\",\"challengeResponse\":\"%s\"}"
                .formatted(
                    LINKEDIN_CODE,
                    "05ce52f4ff19caa1ee69738b537515f3c7b8cbe0ffb5db4527555d5d348c9969"));
  }

  @ParameterizedTest
  @CsvSource({"challengeCode=hmacsha256%3D%7B%7D", "challengeCode=", "other=1"})
  void signsNoBodyAsAChallengeOfLinkedIn(String query) {
    Sender linkedIn = sender(ChannelKind.LINKEDIN, "li-secret-1");
    assertThat(status(linkedIn, get(query))).isEqualTo(400);
  }

  @Test
  void acceptsThePrefixInLinkedInsHeader() {
    Sender linkedIn = sender(ChannelKind.LINKEDIN, "li-secret-1");
    String signature = digests().get(2).headers().get(1);
    assertThat(
            status(
                linkedIn, post(JSON, LINKEDIN_BODY, "X-LI-Signature", "hmacsha256=" + signature)))
        .isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource({
    "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify-1, 200, 1158201444",
    "hub.mode=subscribe&hub.challenge=1158201444&hub.verify_token=verify-2, 403, token",
    "hub.mode=subscribe&hub.challenge=1158201444, 403, token",
    "hub.challenge=%3Cscript%3E&hub.verify_token=verify-1, 403, token",
    "hub.verify_token=verify-1, 403, token",
  })
  void answersTheChallengeOfMeta(String query, int status, String body) {
    DoorResponse answer = answer(sender(ChannelKind.META, "app-secret-1"), get(query));
    assertThat(answer.status()).isEqualTo(status);
    assertThat(answer.body()).contains(body).doesNotContain("verify-1");
    if (status == 200) {
      assertThat(answer.contentType()).startsWith("text/plain");
    }
  }

  @Test
  void acceptsOneOfSeveralStandardSignatures() {
    Signed signed = digests().get(7);
    List<String> headers = new ArrayList<>(signed.headers());
    headers.set(1, "v1a,abc v1,AAAA " + headers.get(1));
    assertThat(status(signed.rules(), post(JSON, signed.body(), headers.toArray(String[]::new))))
        .isEqualTo(200);
  }

  @Test
  void verifiesAGenericSignatureByItsRules() {
    byte[] body = Hmacs.bytes("{\"name\":\"Ana\"}");
    byte[] key = Hmacs.bytes("k-9");
    String base64 =
        java.util.Base64.getEncoder().encodeToString(Hmacs.mac("HmacSHA512", key, body));
    Sender generic =
        Senders.of(
            new DoorChannel(
                ChannelKind.GENERIC,
                null,
                List.of(new Secret("k-9")),
                null,
                new SignatureRules(
                    "X-Sig",
                    SignatureRules.Algorithm.SHA512,
                    SignatureRules.Encoding.BASE64,
                    "v=",
                    "X-Id"),
                null,
                null));
    DoorRequest request = post(NOW, JSON, body, "X-Sig", "v=" + base64, "X-Id", "7");
    assertThat(DoorRequests.only(generic, request).id()).isEqualTo("7");
    assertThat(answer(generic, request).body()).isEqualTo("{\"received\":true,\"id\":\"ref:1\"}");
    assertThat(status(generic, post(NOW, JSON, body, "X-Sig", "v=" + base64 + "A"))).isEqualTo(401);
    assertThat(status(generic, post(NOW, JSON, body))).isEqualTo(401);
  }
}
