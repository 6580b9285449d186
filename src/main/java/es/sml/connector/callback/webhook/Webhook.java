package es.sml.connector.callback.webhook;

import es.sml.connector.setting.Check;
import es.sml.connector.setting.InvalidSettingException;
import es.sml.connector.setting.Secret;
import java.net.URI;
import java.util.List;

/**
 * A CRM's HTTP endpoint: the keys of {@code webhook} in dealers.yaml, their defaults and checks.
 *
 * @param url URL of the endpoint. {@code callback.allowed-hosts} must contain its host. It uses
 *     https, or http within {@code callback.private-networks}.
 * @param secrets Keys of the signatures. Each is {@code whsec_} and the output of {@code openssl
 *     rand -base64 32}. With several, an event is signed with each, so the CRM can change its key.
 * @param parallelEvents Events that are sent at a time, each of another lead; 1 to 64.
 */
public record Webhook(URI url, List<Secret> secrets, Integer parallelEvents) {
  public Webhook {
    Check.needed("url", url);
    boolean http = "https".equals(url.getScheme()) || "http".equals(url.getScheme());
    if (!http || url.getHost() == null) {
      throw new InvalidSettingException("callback.url", "url must be https://HOST/…");
    }
    if (url.getUserInfo() != null || url.getFragment() != null) {
      throw new InvalidSettingException("callback.url-parts", "url must not contain a user or a #");
    }
    if (secrets == null || secrets.isEmpty()) {
      throw new InvalidSettingException(
          "callback.no-secrets",
          "secrets is missing: list env:NAME or file:PATH; each secret is whsec_ and the output of"
              + " openssl rand -base64 32");
    }
    secrets = List.copyOf(secrets);
    secrets.forEach(WebhookSignature::key);
    parallelEvents = Check.between("parallel-events", Check.orDefault(parallelEvents, 4), 1, 64);
  }
}
