package es.sml.connector.cli.check;

import es.sml.connector.cli.check.CheckReport.Result;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.ops.access.OidcSettings;
import es.sml.connector.ops.access.SignInRefusedException;
import es.sml.connector.ops.oidc.OidcProvider;

/**
 * Reads the discovery document and the keys of the identity provider, and notes if the command
 * login cannot be used.
 */
record IdentityProviderCheck(OidcSettings settings, CheckReport report) {
  private static final LocalizedText SUBJECT =
      LocalizedText.of("check.identity-provider", "identity provider");

  void run() {
    if (settings == null) {
      return;
    }
    try (OidcProvider provider = new OidcProvider(settings)) {
      provider.read();
      add(
          Result.OK,
          "discovery",
          LocalizedText.of(
              "check.provider-keys",
              "the discovery document of {0} is valid; it has {1,choice,1#1 key|1<{1} keys}",
              settings.issuer(),
              provider.keyCount()));
      if (provider.metadata().getDeviceAuthorizationEndpointURI() == null) {
        add(
            Result.NOTE,
            "login",
            LocalizedText.of(
                "check.no-device-code",
                "the provider has no sign-in by device code, so the command login cannot be used"));
      }
    } catch (SignInRefusedException e) {
      add(Result.FAILURE, "discovery", e.text());
    }
  }

  private void add(Result result, String item, LocalizedText text) {
    report.add(result, SUBJECT, LocalizedText.untranslated(item), text);
  }
}
