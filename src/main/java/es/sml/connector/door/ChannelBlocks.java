package es.sml.connector.door;

/** Checks that a channel has the blocks of its kind, and no other ones. */
final class ChannelBlocks {
  private ChannelBlocks() {}

  static void check(ChannelKind kind, FormRules form, SignatureRules signature, MetaRules meta) {
    only("form", form, kind, ChannelKind.FORM);
    only("signature", signature, kind, ChannelKind.GENERIC);
    only("meta", meta, kind, ChannelKind.META);
    if (kind == ChannelKind.META && meta == null) {
      throw new IllegalArgumentException(
          "kind: meta needs meta.verify-token: set the token of the app's webhook");
    }
  }

  private static void only(String key, Object block, ChannelKind kind, ChannelKind own) {
    if (block != null && kind != own) {
      throw new IllegalArgumentException(
          key + " is only for kind: " + own.label() + "; remove it, or change the kind");
    }
  }
}
