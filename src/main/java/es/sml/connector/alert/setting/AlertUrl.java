package es.sml.connector.alert.setting;

import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.net.URI;

/** Reads the URLs of channels. No fault quotes one, because it may be a secret. */
public final class AlertUrl {
  private AlertUrl() {}

  static void check(String key, URI url) {
    boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!http || url.getHost() == null || url.getUserInfo() != null || url.getFragment() != null) {
      throw new InvalidSettingException(
          "alerts.url", "{0} must be https://HOST/…, without a user and a #", key);
    }
  }

  static void check(String key, Secret url) {
    if (url != null) {
      check(key, of(key, url));
    }
  }

  static URI of(String key, Secret url) {
    try {
      return URI.create(url.reveal());
    } catch (IllegalArgumentException e) {
      // The cause would quote it.
      throw new InvalidSettingException(
          "alerts.url", "{0} must be https://HOST/…, without a user and a #", key);
    }
  }
}
