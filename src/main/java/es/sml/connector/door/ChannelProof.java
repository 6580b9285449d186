package es.sml.connector.door;

import es.sml.connector.language.LocalizedText;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.util.List;

/**
 * Refuses a channel in dealers.yaml that accepts anybody: one without keys, {@code path-secret} or
 * form.origins, as its kind needs. It also decides the form of a {@code path-secret}.
 */
final class ChannelProof {
  private static final String CREATE = "openssl rand -hex 24";

  private ChannelProof() {}

  static void check(
      ChannelKind kind,
      Secret pathSecret,
      List<Secret> secrets,
      FormRules form,
      SignatureRules signature) {
    if (pathSecret != null && !pathSecret.reveal().matches("[A-Za-z0-9._~-]{16,200}")) {
      throw new InvalidSettingException(
          "channels.path-secret",
          "path-secret must have 16 or more letters, digits, dots, hyphens or underscores; create it"
              + " with {0}",
          CREATE);
    }
    switch (kind.proof()) {
      case PAGE -> {
        refuseSecrets(kind, secrets);
        need(
            pathSecret != null || !form.origins().isEmpty(),
            LocalizedText.of(
                "channels.open-form",
                "the channel accepts anybody: set form.origins or path-secret"));
      }
      case URL -> {
        refuseSecrets(kind, secrets);
        need(
            pathSecret != null,
            LocalizedText.of(
                "channels.signs-nothing",
                "kind: {0} signs nothing: set path-secret; create it with {1}",
                kind.label(),
                CREATE));
      }
      case KEY ->
          need(
              !secrets.isEmpty(),
              LocalizedText.of(
                  "channels.no-key",
                  "kind: {0} needs secrets: set the key of its signatures",
                  kind.label()));
      default ->
          need(
              pathSecret != null || !secrets.isEmpty(),
              LocalizedText.of(
                  "channels.open", "the channel accepts anybody: set secrets or path-secret"));
    }
    if (kind == ChannelKind.GENERIC) {
      boolean signed = signature != null && signature.header() != null;
      need(
          signed || secrets.isEmpty(),
          LocalizedText.of(
              "channels.no-header",
              "secrets needs signature.header: set the header of the signature, or use path-secret"
                  + " alone"));
      need(
          !signed || !secrets.isEmpty(),
          LocalizedText.of(
              "channels.header-alone",
              "signature.header needs secrets: set the key of the signature"));
    }
    SigningKeys.check(kind, secrets);
  }

  private static void refuseSecrets(ChannelKind kind, List<Secret> secrets) {
    need(
        secrets.isEmpty(),
        LocalizedText.of(
            "channels.no-signature",
            "kind: {0} has no signature: remove secrets, and set path-secret",
            kind.label()));
  }

  private static void need(boolean fulfilled, LocalizedText fault) {
    if (!fulfilled) {
      throw new InvalidSettingException(fault);
    }
  }
}
