package es.sml.connector.door;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.setting.Secret;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DoorChannelTest {
  private static final Secret PATH = new Secret("0123456789abcdef");
  private static final List<Secret> KEYS = List.of(new Secret("k-9"));
  private static final SignatureRules SIGNATURE =
      new SignatureRules("X-Signature", null, null, null, null);

  @ParameterizedTest
  @EnumSource
  void noKindAcceptsAnybody(ChannelKind kind) {
    MetaRules meta = kind == ChannelKind.META ? SampleMetaRules.of(PATH) : null;
    assertThatThrownBy(
            () -> new DoorChannel(kind, null, null, null, null, meta, SampleLinkedInRules.of(kind)))
        .isInstanceOf(IllegalArgumentException.class)
        .message()
        .containsAnyOf("path-secret", "secrets");
  }

  @ParameterizedTest
  @CsvSource({
    "JOTFORM, kind: jotform has no signature: remove secrets",
    "ADF, kind: adf has no signature: remove secrets",
    "FORM, kind: form has no signature: remove secrets",
    "GENERIC, secrets needs signature.header",
    "STANDARD_WEBHOOKS, whsec_",
    "WIX, BEGIN PUBLIC KEY",
    "META, meta.verify-token",
    "LINKEDIN, linkedin.token",
  })
  void refusesKeysThatDoNotFit(ChannelKind kind, String reason) {
    assertThatThrownBy(() -> new DoorChannel(kind, PATH, KEYS, null, null, null, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("k-9");
  }

  @ParameterizedTest
  @CsvSource({"META", "LINKEDIN", "WIX", "STANDARD_WEBHOOKS"})
  void aSecretUrlIsNotEnoughForASenderThatAlwaysSigns(ChannelKind kind) {
    MetaRules meta = kind == ChannelKind.META ? SampleMetaRules.of(PATH) : null;
    assertThatThrownBy(
            () -> new DoorChannel(kind, PATH, null, null, null, meta, SampleLinkedInRules.of(kind)))
        .hasMessageContaining("kind: " + kind.label() + " needs secrets");
  }

  @ParameterizedTest
  @CsvSource({"GOOGLE", "TIKTOK", "TYPEFORM", "TALLY", "WEBFLOW", "HUBSPOT", "FORMSPREE"})
  void aSecretUrlOrAKeyIsEnoughForASenderThatMaySign(ChannelKind kind) {
    assertThat(new DoorChannel(kind, PATH, null, null, null, null, null).secrets()).isEmpty();
    assertThat(new DoorChannel(kind, null, KEYS, null, null, null, null).secrets()).hasSize(1);
  }

  @Test
  void aBlockOfAnotherKindIsRefused() {
    assertThatThrownBy(
            () ->
                new DoorChannel(
                    ChannelKind.GOOGLE, PATH, null, FormRules.DEFAULT, null, null, null))
        .hasMessageContaining("form is only for kind: form");
    assertThatThrownBy(
            () -> new DoorChannel(ChannelKind.GOOGLE, PATH, null, null, SIGNATURE, null, null))
        .hasMessageContaining("signature is only for kind: generic");
    assertThatThrownBy(
            () ->
                new DoorChannel(
                    ChannelKind.GOOGLE, PATH, null, null, null, SampleMetaRules.of(PATH), null))
        .hasMessageContaining("meta is only for kind: meta");
    LinkedInRules linkedIn = SampleLinkedInRules.of(ChannelKind.LINKEDIN);
    assertThatThrownBy(
            () -> new DoorChannel(ChannelKind.GOOGLE, PATH, null, null, null, null, linkedIn))
        .hasMessageContaining("linkedin is only for kind: linkedin");
  }

  @Test
  void aSignatureNeedsItsKey() {
    assertThatThrownBy(
            () -> new DoorChannel(ChannelKind.GENERIC, PATH, null, null, SIGNATURE, null, null))
        .hasMessageContaining("signature.header needs secrets");
    SignatureRules idOnly = new SignatureRules(null, null, null, null, "X-Id");
    assertThat(
            new DoorChannel(ChannelKind.GENERIC, PATH, null, null, idOnly, null, null).signature())
        .isEqualTo(idOnly);
  }

  @Test
  void aHeaderHasANameThatHttpAllows() {
    assertThatThrownBy(() -> new SignatureRules("X Signature", null, null, null, null))
        .hasMessageContaining("signature.header is no name of an HTTP header");
    assertThatThrownBy(() -> new SignatureRules(null, null, null, null, "id:"))
        .hasMessageContaining("signature.id-header is no name of an HTTP header");
  }

  @Test
  void readsAPublicKeyWithLostLineBreaks() throws Exception {
    KeyPairGenerator keys = KeyPairGenerator.getInstance("RSA");
    keys.initialize(1024);
    String pem =
        "-----BEGIN PUBLIC KEY-----\\n"
            + Base64.getEncoder().encodeToString(keys.generateKeyPair().getPublic().getEncoded())
            + "\\n-----END PUBLIC KEY-----\\n";
    assertThat(
            new DoorChannel(ChannelKind.WIX, null, List.of(new Secret(pem)), null, null, null, null)
                .secrets())
        .hasSize(1);
  }

  @Test
  void aShortPathSecretIsRefused() {
    assertThatThrownBy(
            () ->
                new DoorChannel(ChannelKind.ADF, new Secret("short"), null, null, null, null, null))
        .hasMessageContaining("path-secret must have 16")
        .hasMessageNotContaining("short");
  }
}
