package es.sml.connector.door.sender.signature;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.door.ChannelKind;
import es.sml.connector.door.DoorChannel;
import es.sml.connector.door.SampleLinkedInRules;
import es.sml.connector.door.SignatureRules;
import es.sml.connector.door.request.DoorRequests;
import es.sml.connector.setting.Secret;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The signatures of trials, against digests that were computed elsewhere. */
class SignerTest {
  private static final Instant NOW = Instant.ofEpochSecond(1_764_235_200);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          META|app-secret-1|{"n":"Jos\\u00e9"}|X-Hub-Signature-256|sha256=a9d1c102ef0add981171c0bc13e9df0033a5898d1702d1989dae5fd0cc13357a
          TIKTOK|tt-secret-1|{"object":1,"entry":[{"id":"7126711421177430274"}],"time":1764235200}|X-Open-Signature|e1a004bf2af8886be1235c5fad0fcab6a4ddf389fe3725ab7516589d60bf9d66
          LINKEDIN|li-secret-1|{"type":"LEAD_ACTION","leadAction":"CREATED"}|X-LI-Signature|c54b2039b225be06d4532fe5dc3a93c78c438bbffd87bdedebcd5ddce622bb97
          TYPEFORM|tf-secret-1|{"event_id":"e1","event_type":"form_response"}|Typeform-Signature|sha256=w3rkLr1++RsndnPlOM87mqNtO1RbRLc6UgN2dVlLSCQ=
          TALLY|ta-secret-1|{"eventId":"e1","eventType":"FORM_RESPONSE"}|Tally-Signature|jjEhVgfTvm6IgQu6K9XIivukiRoiVGiwGlOCvF92Kmk=
          WEBFLOW|wf-secret-1|{"triggerType":"form_submission"}|X-Webflow-Signature|6204294d681961b57753bc5d1ebb98bc791ac54b03c4138bffa324ae0842faa9
          HUBSPOT|hs-secret-1|[{"objectId":1}]|X-HubSpot-Signature-v3|PlAHWM69nbXnVCFDiuyNxluSbPgWp+o1tdOf1rVGoSI=
          FORMSPREE|fs-secret-1|{"form":"abc"}|Formspree-Signature|t=1764235200,v1=db5d16d31a8ab7d639b2dd5e8ad4080bbac9aa3b1110beeb99f9bb6dab980b55
          STANDARD_WEBHOOKS|whsec_MDEyMzQ1Njc4OWFiY2RlZjAxMjM0NTY3|{"a":1}|webhook-signature|v1,Uiv8s2wv0djSm4ABJcTCv/tkv7+0Yu4xY/U6epOImFY=
          """)
  void signsAsTheSenderDoes(
      ChannelKind kind, String key, String body, String header, String signature) {
    assertThat(headers(channel(kind, key, null), body)).containsEntry(header, signature);
  }

  @Test
  void signsAsAGenericSenderIsConfigured() {
    SignatureRules rules =
        new SignatureRules(
            "X-Hub-Signature-256", null, SignatureRules.Encoding.HEX, "sha256=", "X-Message");
    assertThat(
            headers(channel(ChannelKind.GENERIC, "app-secret-1", rules), "{\"n\":\"Jos\\u00e9\"}"))
        .containsEntry(
            "X-Hub-Signature-256",
            "sha256=a9d1c102ef0add981171c0bc13e9df0033a5898d1702d1989dae5fd0cc13357a")
        .containsEntry("X-Message", "msg_1");
  }

  @Test
  void putsGooglesKeyIntoTheBody() {
    Signer signer = new Signer(channel(ChannelKind.GOOGLE, "k-9", null));
    assertThat(new String(signer.body(bytes("{\"lead_id\":\"L-1\"}")), StandardCharsets.UTF_8))
        .isEqualTo("{\"lead_id\":\"L-1\",\"google_key\":\"k-9\"}");
    assertThat(signer.body(bytes("no JSON"))).isEqualTo(bytes("no JSON"));
  }

  @Test
  void aFormHasTheIdOfItsMessage() {
    DoorChannel form =
        new DoorChannel(
            ChannelKind.FORM, new Secret("0123456789abcdef"), List.of(), null, null, null, null);
    assertThat(headers(form, "a=1")).containsExactly(Map.entry("Idempotency-Key", "\"msg_1\""));
  }

  private static Map<String, String> headers(DoorChannel channel, String body) {
    return new Signer(channel).headers("https://door.example/hs", bytes(body), "msg_1", NOW);
  }

  private static DoorChannel channel(ChannelKind kind, String key, SignatureRules rules) {
    return new DoorChannel(
        kind,
        new Secret("0123456789abcdef"),
        List.of(new Secret(key)),
        null,
        rules,
        kind == ChannelKind.META ? DoorRequests.metaRules() : null,
        SampleLinkedInRules.of(kind));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
