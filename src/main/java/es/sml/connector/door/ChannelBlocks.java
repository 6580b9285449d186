package es.sml.connector.door;

import es.sml.connector.setting.InvalidSettingException;

/**
 * Checks that a channel in dealers.yaml has the block of its kind, form, signature or meta, and no
 * other one.
 */
final class ChannelBlocks {
  private ChannelBlocks() {}

  static void check(
      ChannelKind kind,
      FormRules form,
      SignatureRules signature,
      MetaRules meta,
      LinkedInRules linkedin) {
    only("form", form, kind, ChannelKind.FORM);
    only("signature", signature, kind, ChannelKind.GENERIC);
    only("meta", meta, kind, ChannelKind.META);
    only("linkedin", linkedin, kind, ChannelKind.LINKEDIN);
    if (kind == ChannelKind.META && meta == null) {
      throw new InvalidSettingException(
          "channels.no-verify-token",
          "kind: meta needs meta.verify-token: set the token of the app's webhook");
    }
    if (kind == ChannelKind.LINKEDIN && linkedin == null) {
      throw new InvalidSettingException(
          "channels.no-linkedin-token",
          "kind: linkedin needs linkedin.token: without it the connector cannot fetch leads");
    }
  }

  private static void only(String key, Object block, ChannelKind kind, ChannelKind own) {
    if (block != null && kind != own) {
      throw new InvalidSettingException(
          "channels.wrong-block",
          "{0} is only for kind: {1}; remove it, or change the kind",
          key,
          own.label());
    }
  }
}
