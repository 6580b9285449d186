package es.sml.connector.door;

import es.sml.connector.setting.Secret;
import java.util.List;

/** Checks that only the sender of a channel can send to it. */
final class ChannelProof {
  private static final String CREATE = "create it with openssl rand -hex 24";

  private ChannelProof() {}

  static void check(
      ChannelKind kind,
      Secret pathSecret,
      List<Secret> secrets,
      FormRules form,
      SignatureRules signature) {
    if (pathSecret != null && !pathSecret.reveal().matches("[A-Za-z0-9._~-]{16,200}")) {
      throw new IllegalArgumentException(
          "path-secret must have 16 or more letters, digits, dots, hyphens or underscores; "
              + CREATE);
    }
    switch (kind.proof()) {
      case PAGE -> {
        refuseSecrets(kind, secrets);
        need(
            pathSecret != null || !form.origins().isEmpty(),
            "the channel accepts anybody: set form.origins or path-secret");
      }
      case URL -> {
        refuseSecrets(kind, secrets);
        need(
            pathSecret != null,
            "kind: " + kind.label() + " signs nothing: set path-secret; " + CREATE);
      }
      case KEY ->
          need(
              !secrets.isEmpty(),
              "kind: " + kind.label() + " needs secrets: set the key of its signatures");
      default ->
          need(
              pathSecret != null || !secrets.isEmpty(),
              "the channel accepts anybody: set secrets or path-secret");
    }
    if (kind == ChannelKind.GENERIC) {
      boolean signed = signature != null && signature.header() != null;
      need(
          signed || secrets.isEmpty(),
          "secrets needs signature.header: set the header of the signature, or use path-secret"
              + " alone");
      need(
          !signed || !secrets.isEmpty(),
          "signature.header needs secrets: set the key of the signature");
    }
    SigningKeys.check(kind, secrets);
  }

  private static void refuseSecrets(ChannelKind kind, List<Secret> secrets) {
    need(
        secrets.isEmpty(),
        "kind: " + kind.label() + " has no signature: remove secrets, and set path-secret");
  }

  private static void need(boolean fulfilled, String fault) {
    if (!fulfilled) {
      throw new IllegalArgumentException(fault);
    }
  }
}
