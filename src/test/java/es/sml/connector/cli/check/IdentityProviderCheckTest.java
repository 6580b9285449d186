package es.sml.connector.cli.check;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.testing.server.IdentityProvider;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import org.junit.jupiter.api.Test;

/** What check says of the identity provider. */
class IdentityProviderCheckTest {
  private final StringWriter out = new StringWriter();
  private final CheckReport report = new CheckReport(new PrintWriter(out), false);

  @Test
  void readsTheDocumentAndTheKeys() {
    try (IdentityProvider provider = new IdentityProvider()) {
      check(provider);
      assertThat(report.isFine()).isTrue();
      assertThat(out.toString()).contains("ok", "is valid; it has 1 key\n").doesNotContain("NOTE");
      provider.set(
          ".well-known/openid-configuration",
          """
          {"issuer":"%s","authorization_endpoint":"%1$s/a","token_endpoint":"%1$s/t",
          "jwks_uri":"%1$s/keys","subject_types_supported":["public"]}"""
              .formatted(provider.issuer()));
      check(provider);
      assertThat(report.isFine()).isTrue();
      assertThat(out.toString()).contains("NOTE", "login cannot be used");
    }
  }

  @Test
  void failsWithoutTheRightDocumentOrItsKeys() {
    try (IdentityProvider provider = new IdentityProvider()) {
      provider.set("keys", "no keys");
      check(provider);
      assertThat(report.isFine()).isFalse();
      assertThat(out.toString()).contains("FAILS", "no keys");
      provider.describe("\"issuer\":\"https://foreign.example\"");
      check(provider);
      assertThat(out.toString()).contains("names the issuer https://foreign.example");
    }
  }

  private void check(IdentityProvider provider) {
    OidcSettings settings =
        new OidcSettings(
            URI.create(provider.issuer()),
            null,
            "console",
            null,
            null,
            null,
            null,
            "g",
            null,
            null);
    new IdentityProviderCheck(settings, report).run();
  }
}
